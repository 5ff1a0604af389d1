/** Chapters K to N of ICD-10: teeth, belly, skin, bones, kidneys. Code | name | English or Latin | lay words. */
export const bellySkinBones = `
K00.6 | Gangguan erupsi gigi (persistensi gigi susu) | Persistent primary tooth | gigi susu belum lepas, gigi susu goyang, gigi numpuk, persistensi, gigi susu
K00.7 | Sindrom tumbuh gigi | Teething syndrome | tumbuh gigi, bayi tumbuh gigi
K01.1 | Gigi impaksi | Impacted teeth | gigi bungsu, gigi bungsu sakit, gigi terpendam
K02.1 | Karies dentin | Caries of dentine | gigi berlubang, gigi bolong, lubang gigi
K02.9 | Karies gigi | Dental caries | gigi berlubang, gigi bolong, karies
K03.0 | Atrisi gigi | Attrition of teeth | gigi aus
K03.6 | Karang gigi | Deposits on teeth, calculus | karang gigi, bersihkan karang gigi, scaling
K03.8 | Gigi sensitif | Sensitive dentine | gigi ngilu, gigi linu
K04.0 | Pulpitis | Pulpitis | sakit gigi, gigi cenat cenut, gigi nyut nyutan
K04.1 | Nekrosis pulpa | Necrosis of pulp | gigi mati, gigi mati saraf, sakit gigi
K04.4 | Periodontitis apikalis akut | Acute apical periodontitis | gigi sakit saat mengunyah
K04.5 | Periodontitis apikalis kronik | Chronic apical periodontitis | infeksi ujung akar gigi
K04.6 | Abses periapikal dengan sinus | Periapical abscess with sinus | gusi bernanah, fistel gigi
K04.7 | Abses periapikal tanpa sinus | Periapical abscess without sinus | gusi bengkak, pipi bengkak gigi, abses gigi
K05.0 | Gingivitis akut | Acute gingivitis | radang gusi, gusi bengkak, gusi berdarah
K05.1 | Gingivitis kronik | Chronic gingivitis | gusi berdarah, radang gusi
K05.2 | Periodontitis akut | Acute periodontitis | gusi bernanah, perikoronitis
K05.3 | Periodontitis kronik | Chronic periodontitis | gigi goyang
K06.0 | Resesi gusi | Gingival recession | gusi turun
K07.3 | Kelainan letak gigi | Anomalies of tooth position | gigi berjejal, gigi tidak rata
K07.6 | Gangguan sendi rahang | Temporomandibular joint disorder | rahang bunyi, rahang sakit
K08.1 | Gigi hilang karena cabut atau rusak | Loss of teeth | ompong, gigi palsu
K08.3 | Sisa akar gigi | Retained dental root | sisa akar, gigi tinggal akar
K08.8 | Gangguan gigi lain (sakit gigi) | Toothache | sakit gigi
K09.9 | Kista rahang mulut | Cyst of oral region | kista mulut
K11.2 | Radang kelenjar ludah | Sialoadenitis | kelenjar ludah bengkak
K12.0 | Sariawan (stomatitis aftosa) | Recurrent oral aphthae | sariawan, seriawan
K12.1 | Stomatitis lain | Stomatitis | sariawan, mulut perih
K13.0 | Penyakit bibir | Diseases of lips | bibir pecah
K14.0 | Glositis | Glossitis | radang lidah
K20 | Esofagitis | Oesophagitis | radang kerongkongan
K21.9 | Refluks lambung (GERD) | Gastro-oesophageal reflux disease | GERD, asam lambung naik, dada panas, panas dada
K25.9 | Tukak lambung | Gastric ulcer | tukak lambung, luka lambung
K27.9 | Tukak peptik | Peptic ulcer | tukak lambung
K29.1 | Gastritis akut | Acute gastritis | maag akut
K29.5 | Gastritis kronik | Chronic gastritis | maag kronis, maag menahun
K29.7 | Gastritis | Gastritis | maag, sakit maag, radang lambung, sakit lambung, magh
K30 | Dispepsia | Dyspepsia | maag, sakit maag, sakit ulu hati, perut kembung, begah, ulu hati perih, masuk angin kembung, mual kembung
K35.8 | Apendisitis akut | Acute appendicitis | usus buntu, apendiks
K37 | Apendisitis | Appendicitis | usus buntu
K40.9 | Hernia inguinalis | Inguinal hernia | turun berok, hernia, kedondong
K42.9 | Hernia umbilikalis | Umbilical hernia | pusar bodong, bodong
K52.9 | Gastroenteritis noninfeksi | Noninfective gastroenteritis | mencret salah makan, diare bukan infeksi
K56.7 | Ileus | Ileus | usus tersumbat, perut kembung tidak bisa kentut
K58.9 | Sindrom usus peka | Irritable bowel syndrome | IBS
K59.0 | Konstipasi | Constipation | sembelit, susah buang air besar, susah bab, bab keras
K60.2 | Fisura anus | Anal fissure | luka dubur
K61.0 | Abses anus | Anal abscess | bisul dubur
K62.5 | Perdarahan anus | Haemorrhage of anus | berak darah segar, bab darah
K65.9 | Peritonitis | Peritonitis | infeksi rongga perut
K73.9 | Hepatitis kronik | Chronic hepatitis | liver menahun
K74.6 | Sirosis hati | Cirrhosis of liver | sirosis, hati mengeras
K76.0 | Perlemakan hati | Fatty liver | hati berlemak, fatty liver
K80.2 | Batu empedu | Gallstone | batu empedu
K81.9 | Kolesistitis | Cholecystitis | radang empedu
K92.0 | Muntah darah | Haematemesis | muntah darah
K92.1 | Berak hitam | Melaena | berak hitam, bab hitam
L01.0 | Impetigo | Impetigo | koreng, korengan, impetigo, luka nanah kulit anak
L02.9 | Abses, furunkel, karbunkel kulit | Cutaneous abscess, furuncle | bisul, udun, wudun, bisulan, abses, furunkel
L03.0 | Selulitis jari (paronikia) | Paronychia | cantengan, bengkak nanah kuku
L03.9 | Selulitis | Cellulitis | kulit bengkak merah panas, selulitis
L04.9 | Limfadenitis akut | Acute lymphadenitis | kelenjar bengkak
L05.9 | Kista pilonidal | Pilonidal cyst | kista tulang ekor
L08.0 | Pioderma | Pyoderma | kulit bernanah, pioderma
L08.9 | Infeksi kulit | Local infection of skin | infeksi kulit
L20.9 | Dermatitis atopik | Atopic dermatitis | eksim, alergi kulit bayi, eksim susu
L21.9 | Dermatitis seboroik | Seborrhoeic dermatitis | ketombe, kulit kepala bersisik
L22 | Dermatitis popok | Diaper dermatitis | ruam popok, iritasi popok
L23.9 | Dermatitis kontak alergi | Allergic contact dermatitis | alergi kulit, gatal alergi
L24.9 | Dermatitis kontak iritan | Irritant contact dermatitis | iritasi kulit, gatal sabun
L25.9 | Dermatitis kontak | Contact dermatitis | gatal kena bahan, tomcat, dermatitis kontak
L27.0 | Ruam karena obat | Drug eruption | alergi obat, ruam obat
L28.0 | Liken simpleks kronik (neurodermatitis) | Lichen simplex chronicus | neurodermatitis, kulit tebal gatal
L28.2 | Prurigo | Prurigo | gatal bintil, prurigo
L29.9 | Pruritus | Pruritus | gatal, gatal gatal, gatal seluruh badan
L30.1 | Dishidrosis | Dyshidrosis | gatal telapak tangan
L30.4 | Intertrigo | Intertrigo | lecet lipatan
L30.9 | Dermatitis | Dermatitis, eczema | eksim, gatal, gatal kulit, eksema, alergi kulit, radang kulit, gatal gatal
L40.9 | Psoriasis | Psoriasis | psoriasis
L42 | Pitiriasis rosea | Pityriasis rosea | bercak merah bersisik
L50.9 | Urtikaria | Urticaria | biduran, kaligata, gidu, alergi, bentol bentol, biduren
L60.0 | Kuku tumbuh ke dalam | Ingrowing nail | cantengan, kuku masuk daging
L63.9 | Alopesia areata | Alopecia areata | pitak, botak sebagian
L65.9 | Rambut rontok | Hair loss | rambut rontok
L70.0 | Jerawat | Acne vulgaris | jerawat, akne
L72.1 | Kista trikilemal (ateroma) | Trichilemmal cyst | ateroma, kista kulit
L73.9 | Folikulitis | Folliculitis | bisul kecil akar rambut
L74.0 | Biang keringat (miliaria) | Miliaria rubra | biang keringat, keringat buntet
L80 | Vitiligo | Vitiligo | kulit belang putih
L81.1 | Melasma | Chloasma | flek wajah, melasma
L82 | Keratosis seboroik | Seborrhoeic keratosis | bintik hitam tua
L84 | Kalus dan klavus | Corns and callosities | kapalan, mata ikan, katimumul
L89.9 | Luka tekan (dekubitus) | Decubitus ulcer | luka baring, dekubitus
L91.0 | Keloid | Keloid scar | keloid, bekas luka tumbuh
L97 | Tukak tungkai | Ulcer of lower limb | luka kaki lama, borok kaki
L98.4 | Tukak kulit menahun | Chronic ulcer of skin | borok
M06.9 | Artritis reumatoid | Rheumatoid arthritis | rematik, reumatik, encok
M10.9 | Gout | Gout | asam urat, pirai, gout artritis, encok asam urat
M13.9 | Artritis | Arthritis | radang sendi, nyeri sendi, encok, rematik, sendi bengkak
M15.9 | Osteoartritis banyak sendi | Polyosteoarthritis | pengapuran sendi
M17.9 | Osteoartritis lutut | Gonarthrosis | pengapuran lutut, lutut sakit, OA genu, nyeri lutut
M19.9 | Osteoartritis | Osteoarthritis | pengapuran, pengapuran sendi, OA, encok
M23.9 | Gangguan dalam lutut | Internal derangement of knee | lutut bunyi, lutut terkunci
M25.5 | Nyeri sendi | Arthralgia | sendi sakit, linu sendi, nyeri sendi, ngilu sendi, sakit lutut, persendian linu
M32.9 | Lupus | Systemic lupus erythematosus | lupus, SLE
M41.9 | Skoliosis | Scoliosis | tulang belakang bengkok
M43.6 | Tortikolis | Torticollis | leher tengeng, salah bantal
M47.9 | Spondilosis | Spondylosis | pengapuran tulang belakang
M51.2 | Pergeseran bantalan tulang belakang (HNP) | Intervertebral disc displacement | saraf kejepit, HNP
M53.1 | Sindrom leher lengan | Cervicobrachial syndrome | leher menjalar ke lengan
M54.2 | Nyeri leher | Cervicalgia | leher kaku, sakit leher, tengkuk kaku, salah bantal
M54.3 | Skiatika | Sciatica | nyeri pinggang menjalar kaki
M54.4 | Nyeri pinggang dengan skiatika | Lumbago with sciatica | boyok sampai kaki
M54.5 | Nyeri punggung bawah | Low back pain, LBP | sakit pinggang, nyeri pinggang, boyok, encok pinggang, pinggang pegal, LBP
M54.9 | Nyeri punggung | Dorsalgia | sakit punggung, punggung pegal
M62.6 | Tegang otot | Muscle strain | otot ketarik, keseleo otot
M62.8 | Gangguan otot lain (kram) | Muscle disorder, cramp | kram, kram kaki
M65.3 | Jari pelatuk | Trigger finger | jari kaku macet
M65.9 | Sinovitis dan tenosinovitis | Synovitis and tenosynovitis | radang urat
M67.4 | Ganglion | Ganglion | benjolan pergelangan tangan
M70.9 | Gangguan jaringan lunak karena kerja | Soft tissue disorder related to use | pegal kerja
M72.2 | Fasitis plantaris | Plantar fasciitis | telapak kaki sakit, tumit sakit pagi
M75.0 | Bahu beku | Frozen shoulder | bahu kaku, tangan tidak bisa diangkat
M75.1 | Sindrom rotator cuff | Rotator cuff syndrome | nyeri bahu
M77.3 | Taji tumit | Calcaneal spur | tumit sakit
M79.0 | Rematik | Rheumatism | rematik, encok, reumatik, linu linu
M79.1 | Mialgia | Myalgia | pegal linu, pegal pegal, nyeri otot, badan pegal, badan sakit semua, linu, otot pegal, meriang pegal
M79.2 | Neuralgia | Neuralgia | nyeri saraf
M79.6 | Nyeri anggota gerak | Pain in limb | kaki sakit, tangan sakit, nyeri kaki, kaki pegal
M79.7 | Fibromialgia | Fibromyalgia | nyeri seluruh badan
M81.9 | Osteoporosis | Osteoporosis | tulang keropos
M86.9 | Osteomielitis | Osteomyelitis | infeksi tulang
N00.9 | Sindrom nefritis akut | Acute nephritic syndrome | kencing merah bengkak, glomerulonefritis
N04.9 | Sindrom nefrotik | Nephrotic syndrome | bengkak ginjal, ginjal bocor
N10 | Nefritis akut (pielonefritis akut) | Acute pyelonephritis | infeksi ginjal
N13.3 | Hidronefrosis | Hydronephrosis | ginjal bengkak
N17.9 | Gagal ginjal akut | Acute renal failure | gagal ginjal akut
N18.9 | Penyakit ginjal kronik | Chronic kidney disease, CKD | gagal ginjal, cuci darah, CKD, PGK
N20.0 | Batu ginjal | Calculus of kidney | batu ginjal, kencing batu
N20.1 | Batu ureter | Calculus of ureter | batu saluran kencing
N20.9 | Batu saluran kemih | Urinary calculus | kencing batu, batu saluran kencing, BSK
N21.0 | Batu kandung kemih | Calculus in bladder | kencing batu
N23 | Kolik ginjal | Renal colic | kolik ginjal, nyeri pinggang hebat
N30.0 | Sistitis akut | Acute cystitis | anyang anyangan, radang kandung kemih, kencing perih
N30.9 | Sistitis | Cystitis | radang kandung kemih
N34.1 | Uretritis | Urethritis | kencing nyeri, radang saluran kencing
N39.0 | Infeksi saluran kemih (ISK) | Urinary tract infection, UTI | ISK, anyang anyangan, infeksi kencing, kencing sakit, infeksi saluran kencing, kencing perih, susah kencing perih
N39.4 | Inkontinensia urin | Urinary incontinence | ngompol, beser
N40 | Pembesaran prostat jinak | Hyperplasia of prostate, BPH | prostat, BPH, susah kencing kakek
N43.3 | Hidrokel | Hydrocele | buah zakar bengkak
N45.9 | Orkitis dan epididimitis | Orchitis and epididymitis | radang buah zakar
N47 | Fimosis | Phimosis | fimosis, kulup sempit
N48.1 | Balanitis | Balanitis | radang kepala penis
N61 | Radang payudara (mastitis) | Mastitis | payudara bengkak, mastitis, bisul payudara
N63 | Benjolan payudara | Lump in breast | benjolan payudara
N64.4 | Nyeri payudara | Mastodynia | payudara nyeri
N70.9 | Radang saluran telur | Salpingitis and oophoritis | radang indung telur
N73.9 | Radang panggul | Pelvic inflammatory disease | radang panggul, PID
N75.0 | Kista Bartholin | Bartholin cyst | kista bibir vagina
N76.0 | Vaginitis akut | Acute vaginitis | keputihan, gatal kemaluan, vaginitis, keputihan bau
N83.2 | Kista ovarium | Ovarian cyst | kista, kista indung telur
N89.8 | Keputihan (fluor albus) | Leukorrhoea, vaginal discharge | keputihan, fluor albus
N91.2 | Amenorea | Amenorrhoea | tidak haid, telat haid, telat datang bulan
N92.0 | Haid banyak | Menorrhagia | haid banyak, datang bulan banyak
N92.6 | Haid tidak teratur | Irregular menstruation | haid tidak teratur, datang bulan tidak teratur
N93.9 | Perdarahan rahim abnormal | Abnormal uterine bleeding | perdarahan di luar haid, flek, AUB
N94.6 | Dismenorea | Dysmenorrhoea | nyeri haid, sakit datang bulan, nyeri menstruasi, haid sakit
N95.1 | Menopause | Menopausal states | mati haid, menopause, gejolak panas
N97.9 | Infertilitas perempuan | Female infertility | susah hamil, belum punya anak, mandul
`
