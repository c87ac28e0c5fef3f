/// German number plates (§ 8 FZV): district, hyphen, one or two letters, one to four digits, maybe E or H.
enum NumberPlate {
    /// The place of a plate that begins at `start`. Capitals only, and only districts that exist: `DIN-EN 14` is
    /// none.
    static func range(_ line: TextLine, from start: Int) -> Range<Int>? {
        let district = letters(line, start, most: 3)
        guard !district.isEmpty, line[district.upperBound] == 0x2D else { return nil }
        let mark = letters(line, district.upperBound + 1, most: 2)
        guard !mark.isEmpty else { return nil }
        var place = mark.upperBound
        if line[place] == 0x20 || line[place] == 0x2D { place += 1 }
        let first = place
        while place - first < 5, line.isDigit(place) { place += 1 }
        guard (1...4).contains(place - first), line[first] != 0x30 else { return nil }
        if line[place] == 0x45 || line[place] == 0x48 { place += 1 }
        let name = String(decoding: line.bytes[district], as: UTF8.self)
        guard !line.isWordy(place), districts.contains(name), !(name == "DIN" && line[mark.lowerBound] == 0x45) else {
            return nil
        }
        return start..<place
    }

    /// Capital letters from `start`; empty when there are none or more than `most`.
    private static func letters(_ line: TextLine, _ start: Int, most: Int) -> Range<Int> {
        var (end, count) = (start, 0)
        while count <= most, line.isUpper(end) || isUmlaut(line, end) {
            end += line.isUpper(end) ? 1 : 2
            count += 1
        }
        return count > most ? start..<start : start..<end
    }

    /// Ä, Ö or Ü.
    private static func isUmlaut(_ line: TextLine, _ place: Int) -> Bool {
        line[place] == 0xC3 && [0x84, 0x96, 0x9C].contains(line[place + 1])
    }

    /// District codes as issued, a selection: northern Germany in full, elsewhere the towns.
    private static let districts = Set(
        """
        A AA AB AC AK ALF ALZ AM AN AP ARN ASL AUR AW AZ B BA BAD BAR BB BBG BC BCH BE BED BER BF BGL BI BIN
        BIR BIT BK BKS BL BLB BLK BM BN BO BOR BOT BRA BRB BRV BS BT BTF BU BUL BÜD BÜS BZ C CA CAS CB CE
        CHA CLP CLZ CO COC COE CUX CW D DA DAH DAN DAU DBR DD DE DEG DEL DGF DH DIL DIN DIZ DL DLG DM DN DO
        DON DU DÜW DW DZ E EA EB EBE ECK ED EE EF EH EI EIC EIL EIN EL EM EMD EMS EN ER ERB ERH ERK ES ESW
        EU EUT EW F FB FD FDS FF FFB FG FI FL FLÖ FN FO FR FRG FRI FRW FS FT FÜ FÜS G GAP GE GEL GER GF GG
        GI GIF GL GLA GM GMN GN GÖ GOA GOS GP GR GRZ GS GT GTH GÜ GUB GVM GW GZ H HA HAL HAM HAS HB HBN HBS
        HC HCH HD HDH HDL HE HEF HEI HEL HER HET HF HG HGN HGW HH HHM HI HIG HK HL HM HMÜ HN HO HOG HOL HOM
        HOR HP HR HRO HS HSK HST HU HVL HWI HX HY HZ IGB IK IL IN IS IZ J JE JEV JL K KA KB KC KE KEH KEL KF
        KG KH KI KIB KK KL KLE KLZ KM KN KO KR KS KT KU KÜN KUS KW KY L LA LAN LAU LB LBS LBZ LC LD LDK LDS
        LEO LER LEV LG LH LI LIF LIP LL LM LN LÖ LOS LP LRO LU LÜN LWL M MA MAB MB MC MD ME MEI MEK MG MGH
        MGN MH MHL MI MIL MK ML MM MN MO MOD MOL MOS MQ MR MS MSP MST MTK MTL MÜ MÜB MÜR MW MY MYK MZ MZG N
        NB ND NDH NE NEA NEB NES NEW NF NH NI NK NL NM NMB NMS NOH NOL NOM NR NRW NU NVP NW NWM NY NZ OA OAL
        OB OBG OC OD OE OF OG OH OHA OHV OHZ OK OL OP OPR OR OS OSL OVI OVP P PA PAF PAN PAR PB PCH PE PER
        PF PI PIR PK PL PLÖ PM PN PR PS PW PZ QFT QLB R RA RC RD RDG RE REG REI RG RH RI RIE RL RM RN RO ROF
        ROW RP RS RSL RT RU RÜD RÜG RV RW RY RZ S SAB SAD SAL SAN SAW SB SBG SBK SC SCZ SDH SDL SE SEB SEE
        SEF SFA SFB SFT SG SGH SHA SHG SHK SHL SI SIG SIM SK SL SLE SLF SLN SLS SLÜ SLZ SM SMÜ SN SO SOB SOG
        SOK SÖM SON SP SPB SPN SR SRB SRO ST STA STB STD STE STL STO SU SUL SÜW SW SWA SY SZ SZB TBB TE TET
        TF TG TIR TO TÖL TP TR TS TÜ TUT UE UEM UER UFF UH UL UM UN USI V VAI VB VEC VER VG VIB VIE VIT VK
        VL VOH VS W WA WAF WAK WAN WAR WAT WB WBS WDA WE WEL WEN WER WES WF WHV WI WIL WIS WIT WIZ WK WL WLG
        WM WMS WN WND WO WOB WOH WOL WOR WOS WR WRN WS WSF WST WSW WT WTL WTM WÜ WUG WÜM WUN WUR WW WZ WZL Z
        ZE ZEL ZI ZIG ZP ZR ZS ZW ZZ
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
