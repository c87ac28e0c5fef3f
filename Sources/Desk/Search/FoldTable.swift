/// Which plain lower-case letter stands for a letter with marks, by blocks of Unicode. Made from the canonical
/// decompositions and the lower-case mappings of the Unicode Character Database, with the letters that have no
/// decomposition added (ø, ł, đ, ı, æ, œ …). `?` stands where no letter is assigned: the scalar stays as it is.
enum FoldTable {
    /// U+00C0…U+024F: Latin-1 letters, Latin Extended-A and -B.
    static let latin: [UInt32] = letters(
        """
        aaaaaaaceeeeiiiidnooooo×ouuuuyþßaaaaaaaceeeeiiiidnooooo÷ouuuuyþy
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkklllllll
        lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
        bbƃƃƅƅɔccddddƍǝəɛffgɣhɩikkllɯnnoooƣƣppʀƨƨʃƪttttuuʊvyyzzʒƹƹƺƻƽƽƾp
        ǀǁǂǃdddǉǉǉǌǌǌaaiioouuuuuuuuuuǝaaaaaaggggkkooooʒʒjǳǳǳgghpnnaaaaoo
        aaaaeeeeiiiioooorrrruuuussttȝȝhhndȣȣzzaaeeooooooooyylntjȸȹacclts
        zɂɂbuʌeejjqqrryy
        """)

    /// U+0370…U+045F: Greek, and Cyrillic as written in Europe.
    static let greekCyrillic: [UInt32] = letters(
        """
        ͱͱͳͳʹ͵ͷͷ??ͺͻͼͽ;ϳ????΄¨α·εηι?ο?υωιαβγδεζηθικλμνξοπρ?στυφχψωιυαεηι
        υαβγδεζηθικλμνξοπρσστυφχψωιυουωϗϐϑϒϒϒϕϖϗϙϙϛϛϝϝϟϟϡϡϣϣϥϥϧϧϩϩϫϫϭϭϯϯ
        ϰϱϲϳθϵ϶ϸϸϲϻϻϼͻͼͽееђгєѕііјљњћкиуџабвгдежзииклмнопрстуфхцчшщъыьэюя
        абвгдежзииклмнопрстуфхцчшщъыьэюяееђгєѕііјљњћкиуџ
        """)

    /// U+1E00…U+1EFF: Latin Extended Additional.
    static let latinAdditional: [UInt32] = letters(
        """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm
        mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv
        wwwwwwwwwwxxxxyyzzzzzzhtwyẚsssßẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee
        eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻỻỽỽỿỿ
        """)

    private static func letters(_ text: String) -> [UInt32] {
        text.unicodeScalars.filter { $0 != "\n" }.map(\.value)
    }
}
