/** Chapters O to Q of ICD-10: mothers and newborns. Code | name | English or Latin | lay words. */
export const motherChild = `
O00.9 | Kehamilan ektopik | Ectopic pregnancy | hamil di luar kandungan, KET
O01.9 | Mola hidatidosa | Hydatidiform mole | hamil anggur
O02.1 | Janin mati tertahan | Missed abortion | janin tidak berkembang
O03.4 | Abortus spontan inkomplet | Incomplete abortion | keguguran belum bersih
O03.9 | Abortus spontan | Spontaneous abortion | keguguran, abortus
O10.9 | Hipertensi kronik dalam kehamilan | Pre-existing hypertension in pregnancy | darah tinggi sebelum hamil
O13 | Hipertensi gestasional | Gestational hypertension | tensi tinggi hamil, darah tinggi hamil, darah tinggi waktu hamil, ibu hamil tensi tinggi
O14.0 | Preeklamsia ringan sampai sedang | Moderate pre-eclampsia | preeklampsia, keracunan kehamilan, PER, tensi tinggi hamil bengkak
O14.1 | Preeklamsia berat | Severe pre-eclampsia | PEB, preeklampsia berat, keracunan kehamilan berat, tensi tinggi hamil berat
O14.9 | Preeklamsia | Pre-eclampsia | preeklampsia, keracunan kehamilan, tensi tinggi hamil, PE
O15.9 | Eklamsia | Eclampsia | kejang hamil, eklampsia, ibu hamil kejang
O16 | Hipertensi pada ibu, tidak dirinci | Maternal hypertension | tensi tinggi hamil, darah tinggi hamil
O20.0 | Ancaman keguguran (abortus iminens) | Threatened abortion | hamil flek, flek hamil muda, ancaman keguguran
O20.9 | Perdarahan hamil muda | Haemorrhage in early pregnancy | hamil muda perdarahan
O21.0 | Mual muntah hamil ringan | Mild hyperemesis gravidarum | mual hamil, ngidam, muntah hamil, morning sickness, emesis
O21.1 | Hiperemesis gravidarum | Hyperemesis gravidarum with metabolic disturbance | muntah hamil berat, mabuk hamil
O22.4 | Hemoroid dalam kehamilan | Haemorrhoids in pregnancy | wasir hamil
O23.4 | Infeksi saluran kemih dalam kehamilan | Urinary tract infection in pregnancy | ISK hamil
O24.4 | Diabetes gestasional | Gestational diabetes | gula tinggi hamil, kencing manis hamil, DM hamil
O25 | Kurang gizi dalam kehamilan | Malnutrition in pregnancy | KEK, ibu hamil kurus, LILA kurang
O26.9 | Keadaan terkait kehamilan | Pregnancy-related condition | keluhan hamil
O30.0 | Kehamilan kembar | Twin pregnancy | hamil kembar
O32.1 | Letak sungsang | Breech presentation | sungsang
O32.2 | Letak lintang | Transverse lie | letak lintang
O34.2 | Bekas seksio dalam kehamilan | Previous caesarean | bekas sesar, bekas SC
O36.4 | Kematian janin dalam rahim | Intrauterine death | IUFD, janin meninggal
O36.5 | Pertumbuhan janin terhambat | Poor fetal growth | janin kecil, IUGR
O40 | Air ketuban banyak | Polyhydramnios | ketuban banyak
O41.0 | Air ketuban sedikit | Oligohydramnios | ketuban sedikit
O42.9 | Ketuban pecah dini | Premature rupture of membranes | ketuban pecah, KPD, air ketuban keluar
O44.1 | Plasenta previa dengan perdarahan | Placenta praevia with haemorrhage | ari ari di bawah, plasenta previa
O45.9 | Solusio plasenta | Placental abruption | ari ari lepas
O46.9 | Perdarahan hamil tua | Antepartum haemorrhage | perdarahan hamil tua, HAP
O47.9 | Kontraksi palsu | False labour | kenceng kenceng, his palsu
O48 | Kehamilan lewat waktu | Prolonged pregnancy | hamil lewat bulan, serotinus
O60.1 | Persalinan prematur | Preterm labour with delivery | lahir belum waktunya, persalinan prematur
O62.2 | Inersia uteri | Uterine inertia | his lemah
O63.9 | Partus lama | Long labour | partus lama, partus tak maju
O64.9 | Persalinan macet karena letak | Obstructed labour, malposition | persalinan macet
O68.9 | Gawat janin | Fetal stress in labour | gawat janin
O70.9 | Robekan perineum | Perineal laceration | robek jalan lahir
O72.1 | Perdarahan setelah melahirkan | Postpartum haemorrhage | perdarahan nifas, HPP, pendarahan setelah melahirkan
O73.0 | Retensio plasenta | Retained placenta | ari ari tertinggal
O80.0 | Persalinan normal kepala | Spontaneous vertex delivery | melahirkan normal, lahir normal
O80.9 | Persalinan tunggal spontan | Single spontaneous delivery | melahirkan, bersalin, persalinan normal, partus normal, partus spontan
O82.9 | Persalinan dengan seksio | Delivery by caesarean section | sesar, SC
O85 | Infeksi nifas | Puerperal sepsis | demam nifas, infeksi nifas
O86.0 | Infeksi luka operasi persalinan | Infection of obstetric wound | luka sesar infeksi
O90.9 | Komplikasi masa nifas | Complication of puerperium | keluhan nifas
O91.1 | Abses payudara menyusui | Abscess of breast with childbirth | bisul payudara menyusui
O91.2 | Mastitis menyusui | Mastitis with childbirth | payudara bengkak menyusui, mastitis
O92.4 | ASI kurang | Hypogalactia | ASI sedikit, ASI tidak keluar
O92.7 | Gangguan menyusui (bendungan ASI) | Disorder of lactation | bendungan ASI, ASI tersumbat
O98.4 | Hepatitis virus dalam kehamilan | Viral hepatitis in pregnancy | hamil HBsAg positif
O98.6 | Malaria dalam kehamilan | Protozoal disease in pregnancy | hamil malaria
O98.7 | HIV dalam kehamilan | HIV in pregnancy | hamil HIV
O99.0 | Anemia dalam kehamilan | Anaemia in pregnancy | kurang darah hamil, anemia hamil, HB rendah hamil, ibu hamil kurang darah
O99.5 | Penyakit napas dalam kehamilan | Respiratory disease in pregnancy | hamil batuk pilek
P05.9 | Pertumbuhan janin lambat | Slow fetal growth | bayi kecil masa kehamilan
P07.1 | Berat lahir rendah (BBLR) | Low birth weight | BBLR, bayi kecil, berat lahir rendah
P07.3 | Bayi prematur | Preterm infant | bayi prematur, lahir kurang bulan
P08.1 | Bayi besar | Heavy for gestational age infant | bayi besar
P21.9 | Asfiksia bayi baru lahir | Birth asphyxia | bayi tidak menangis, asfiksia
P22.9 | Sesak napas bayi baru lahir | Respiratory distress of newborn | bayi sesak
P36.9 | Sepsis bayi baru lahir | Bacterial sepsis of newborn | infeksi berat bayi
P38 | Radang tali pusat | Omphalitis of newborn | tali pusat infeksi, tali pusat bau, pusar bernanah
P39.1 | Konjungtivitis bayi baru lahir | Neonatal conjunctivitis | mata bayi belekan
P55.9 | Penyakit hemolitik bayi baru lahir | Haemolytic disease of newborn | beda golongan darah bayi
P59.9 | Ikterus bayi baru lahir | Neonatal jaundice | bayi kuning, kuning bayi
P80.9 | Hipotermia bayi baru lahir | Hypothermia of newborn | bayi kedinginan
P92.9 | Masalah minum bayi baru lahir | Feeding problem of newborn | bayi malas minum, bayi tidak mau menyusu
P95 | Lahir mati | Fetal death | lahir mati
Q21.9 | Kelainan sekat jantung bawaan | Congenital heart septum defect | jantung bocor
Q24.9 | Penyakit jantung bawaan | Congenital heart disease | jantung bawaan, PJB
Q35.9 | Celah langit-langit | Cleft palate | sumbing langit
Q36.9 | Bibir sumbing | Cleft lip | bibir sumbing
Q53.9 | Testis tidak turun | Undescended testicle | testis tidak turun
Q66.0 | Kaki pengkor | Talipes equinovarus | kaki bengkok, CTEV
Q90.9 | Sindrom Down | Down syndrome | down syndrome
`
