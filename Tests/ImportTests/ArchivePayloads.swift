/// Invented files in the shapes of the downloads.
enum ArchivePayloads {
    static let googlePlus = #"""
        {"url":"https://plus.google.com/+StadtBeispiel/posts/AbCdEfGhIjK",\#
        "creationTime":"2017-06-13 08:15:00+0000","updateTime":"2017-06-13 08:20:11+0000",\#
        "author":{"displayName":"Seestadt (synthetisch)",\#
        "profilePageUrl":"https://plus.google.com/000000000000000000001","avatarImageUrl":"",\#
        "resourceName":"users/000000000000000000001"},\#
        "content":"<b>Maritime Tage</b><br>Wir freuen uns auf Euch! \u003ca href=\"https://www.bremerhav\#
        en.example\"\u003eProgramm\u003c/a\u003e",\#
        "comments":[{"creationTime":"2017-06-13 09:01:44+0000","author":{"displayName":"Erika M.",\#
        "resourceName":"users/000000000000000000002"},"content":"Gibt es Parkplätze für Behinderte?",\#
        "resourceName":"users/000000000000000000001/posts/UgzX/comments/1"}],\#
        "plusOnes":[{"plusOner":{"displayName":"Karl","resourceName":"users/000000000000000000003"}}],\#
        "resourceName":"users/000000000000000000001/posts/UgzX","activityId":"z12synthetisch",\#
        "postAcl":{"visibleToStandardAcl":{"circles":[{"type":"CIRCLE_TYPE_PUBLIC"}]}}}
        """#

    static let googlePlusPrivate = #"""
        {"url":"https://plus.google.com/+StadtBeispiel/posts/ZzYyXxWwVvU",\#
        "creationTime":"2018-01-02 16:00:00+0000",\#
        "author":{"resourceName":"users/000000000000000000001"},\#
        "media":{"url":"https://bild.example/1.jpg","contentType":"image/*","width":1024,"height":768},\#
        "postAcl":{"visibleToStandardAcl":{"circles":[{"type":"CIRCLE_TYPE_USER_CIRCLE",\#
        "displayName":"Kollegen"}]}}}
        """#

    static let tweets = #"""
        window.YTD.tweets.part0 = [ {"tweet":{"id":"1216000000000000123","id_str":"1216000000000000123",\#
        "created_at":"Sat Jan 11 14:03:09 +0000 2020",\#
        "full_text":"Sturmwarnung für heute Abend: Bitte Deich &amp; Mole meiden. 🌊 https://t.co/abc",\#
        "display_text_range":["0","78"],"favorite_count":"41","retweet_count":"17","lang":"de",\#
        "entities":{"urls":[{"url":"https://t.co/abc",\#
        "expanded_url":"https://www.bremerhaven.example/sturm",\#
        "display_url":"bremerhaven.example/sturm","indices":["62","78"]}],"hashtags":[],\#
        "user_mentions":[]},"source":"<a href=\"https://x.example\" rel=\"nofollow\">Web</a>"}},\#
         {"tweet":{"id":"1216000000000000999","id_str":"1216000000000000999",\#
        "created_at":"Sat Jan 11 15:00:00 +0000 2020",\#
        "full_text":"@buerger_x Die Fähre fährt bis 18 Uhr.",\#
        "in_reply_to_status_id_str":"1216000000000000800","in_reply_to_user_id_str":"42",\#
        "in_reply_to_screen_name":"buerger_x","favorite_count":"1","retweet_count":"0","lang":"de"}} ]
        """#

    static let tweetsOfBefore2020 = #"""
        window.YTD.tweet.part0 = [ {"id_str":"1194000000000000777",\#
        "created_at":"Thu Nov 14 03:37:58 +0000 2019",\#
        "full_text":"RT @feuerwehr_bsp: Glätte auf der A27, bitte langsam…","favorite_count":"0",\#
        "retweet_count":"12","lang":"de"} ];
        """#

    static let facebookPosts = #"""
        [
         {
          "timestamp": 1768620000,
          "title": "Seestadt hat seinen Status aktualisiert.",
          "data": [
           {
            "post": "Das B\u00c3\u00bcrgerb\u00c3\u00bcro schlie\u00c3\u009ft heute fr\u00c3\u00bcher. B\#
        u\u00c3\u009fgeldstelle ge\u00c3\u00b6ffnet \u00e2\u0080\u0093 5 \u00e2\u0082\u00ac Geb\u00c3\u0\#
        0bchr. \u00f0\u009f\u008c\u008a"
           }
          ]
         },
         {
          "timestamp": 1768550000,
          "title": "Seestadt hat ein neues Foto hinzugef\u00c3\u00bcgt.",
          "data": [
           {
            "update_timestamp": 1768550000
           },
           {
            "post": "F\u00c3\u00a4hre im Nebel"
           }
          ],
          "attachments": [
           {
            "data": [
             {
              "media": {
               "uri": "your_facebook_activity/posts/media/1.jpg",
               "creation_timestamp": 1768549990,
               "title": "F\u00c3\u00a4hre"
              }
             }
            ]
           }
          ]
         }
        ]
        """#

    static let facebookComments = #"""
        {
         "comments_v2": [
          {
           "timestamp": 1768621111,
           "title": "Seestadt hat auf den Kommentar von J\u00c3\u00b6rg M\u00c3\u00bcller geantwortet.",
           "data": [
            {
             "comment": {
              "timestamp": 1768621111,
              "comment": "Danke f\u00c3\u00bcr den Hinweis, wir pr\u00c3\u00bcfen das!",
              "author": "Seestadt"
             }
            }
           ]
          }
         ]
        }
        """#

    static let instagramPosts = #"""
        [
         {
          "media": [
           {
            "uri": "media/posts/202601/1.jpg",
            "creation_timestamp": 1768550500,
            "title": "Guten Morgen, Bremerhaven! \u00e2\u0098\u0095 #m\u00c3\u00b6we"
           }
          ]
         },
         {
          "media": [
           {
            "uri": "media/posts/202601/2.jpg",
            "creation_timestamp": 1768450500,
            "title": ""
           },
           {
            "uri": "media/posts/202601/3.jpg",
            "creation_timestamp": 1768450500,
            "title": ""
           }
          ],
          "title": "Zwei Schlepper, ein Ziel: die Schleuse",
          "creation_timestamp": 1768450501
         }
        ]
        """#

    static let instagramComments = #"""
        [
         {
          "media_list_data": [
           {
            "uri": ""
           }
          ],
          "string_map_data": {
           "Comment": {
            "value": "Sch\u00c3\u00b6nes Bild, d\u00c3\u00bcrfen wir es teilen?"
           },
           "Media Owner": {
            "value": "foto_k\u00c3\u00bcste"
           },
           "Time": {
            "timestamp": 1768551000
           }
          }
         }
        ]
        """#
}
