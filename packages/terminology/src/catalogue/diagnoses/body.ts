/** Chapters C to G of ICD-10: growths, blood, glands, mind and nerves. Code | name | English or Latin | lay words. */
export const body = `
C20 | Kanker rektum | Malignant neoplasm of rectum | kanker usus
C22.0 | Kanker hati | Hepatocellular carcinoma | kanker hati, hepatoma
C34.9 | Kanker paru | Lung cancer | kanker paru
C44.9 | Kanker kulit | Skin cancer | kanker kulit
C50.9 | Kanker payudara | Breast cancer | kanker payudara, ca mamae
C53.9 | Kanker leher rahim | Cervical cancer | kanker serviks, kanker rahim, ca serviks
C61 | Kanker prostat | Prostate cancer | kanker prostat
C73 | Kanker tiroid | Thyroid cancer | kanker gondok
C80 | Kanker, tempat tidak disebut | Malignant neoplasm | kanker, tumor ganas
D17.9 | Lipoma | Lipoma | benjolan lemak, lipoma
D22.9 | Tahi lalat | Melanocytic naevus | tahi lalat
D23.9 | Tumor jinak kulit | Benign neoplasm of skin | benjolan kulit, tumor kulit
D24 | Tumor jinak payudara | Fibroadenoma of breast | benjolan payudara, FAM, fibroadenoma
D25.9 | Mioma rahim | Leiomyoma of uterus | miom, mioma uteri
D48.9 | Tumor, sifat tidak diketahui | Neoplasm of uncertain behaviour | benjolan, tumor
D50.9 | Anemia kurang zat besi | Iron deficiency anaemia | kurang darah, anemia, anemia defisiensi besi
D53.9 | Anemia gizi | Nutritional anaemia | kurang darah gizi
D56.9 | Talasemia | Thalassaemia | talasemia
D64.9 | Anemia | Anaemia | kurang darah, darah rendah HB, HB rendah, lesu kurang darah
D69.6 | Trombositopenia | Thrombocytopenia | trombosit turun
E01.0 | Gondok difus karena kurang yodium | Iodine deficiency goitre | gondok
E03.9 | Hipotiroid | Hypothyroidism | hipotiroid
E04.9 | Gondok nontoksik | Nontoxic goitre | gondok, struma, benjolan leher
E05.9 | Hipertiroid | Hyperthyroidism | hipertiroid, gondok beracun, tirotoksikosis
E10.9 | DM tipe 1 | Type 1 diabetes mellitus | kencing manis anak, DM1
E11.0 | DM tipe 2 dengan koma | Type 2 diabetes with coma | koma gula
E11.2 | DM tipe 2 dengan gangguan ginjal | Diabetic nephropathy | gula ginjal
E11.4 | DM tipe 2 dengan gangguan saraf | Diabetic neuropathy | kesemutan gula, neuropati diabetik, kebas kencing manis
E11.5 | DM tipe 2 dengan gangguan pembuluh darah (kaki diabetes, gangren) | Diabetic foot, gangrene | luka gula, luka kencing manis, kaki diabet, ulkus diabetik, gangren
E11.6 | DM tipe 2 dengan komplikasi lain | Type 2 diabetes with complication | luka diabetes
E11.9 | DM tipe 2 | Type 2 diabetes mellitus, NIDDM | kencing manis, gula darah tinggi, sakit gula, diabetes, diabet, DM, penyakit gula, prolanis DM
E14.9 | Diabetes melitus | Diabetes mellitus | kencing manis, diabetes
E16.2 | Hipoglikemia | Hypoglycaemia | gula darah rendah, gula turun, drop gula
E28.2 | Sindrom ovarium polikistik | Polycystic ovarian syndrome | PCOS
E40 | Kwashiorkor | Kwashiorkor | busung lapar
E41 | Marasmus gizi | Nutritional marasmus | gizi buruk, marasmus
E43 | Gizi buruk berat | Severe malnutrition | gizi buruk, kurang gizi berat
E44.0 | Gizi kurang sedang | Moderate malnutrition | gizi kurang, kurang gizi
E44.1 | Gizi kurang ringan | Mild malnutrition | kurang gizi ringan
E45 | Perkembangan terhambat karena kurang gizi (stunting) | Retarded development, stunting | stunting, pendek, kerdil
E46 | Kurang energi protein | Protein-energy malnutrition | KEP, kurus, BB kurang, kurang gizi
E50.9 | Kurang vitamin A | Vitamin A deficiency | rabun senja
E51.9 | Kurang vitamin B1 | Thiamine deficiency | beri beri
E56.9 | Kurang vitamin | Vitamin deficiency | kurang vitamin
E58 | Kurang kalsium | Dietary calcium deficiency | kurang kalsium
E66.9 | Obesitas | Obesity | kegemukan, gemuk, obesitas, kelebihan berat badan
E78.0 | Hiperkolesterolemia murni | Hypercholesterolaemia | kolesterol tinggi, kolesterol
E78.1 | Trigliserida tinggi | Hypertriglyceridaemia | trigliserida tinggi
E78.2 | Hiperlipidemia campuran | Mixed hyperlipidaemia | lemak darah tinggi
E78.5 | Hiperlipidemia | Hyperlipidaemia, dyslipidaemia | kolesterol tinggi, kolesterol, lemak darah, dislipidemia, hiperkolesterol
E79.0 | Hiperurisemia tanpa radang sendi | Hyperuricaemia | asam urat tinggi, asam urat
E86 | Kekurangan cairan (dehidrasi) | Volume depletion, dehydration | dehidrasi, kurang cairan, lemas muntaber
E87.6 | Hipokalemia | Hypokalaemia | kalium rendah
F00.9 | Demensia Alzheimer | Dementia in Alzheimer disease | pikun, alzheimer
F03 | Demensia | Dementia | pikun, demensia, pelupa
F10.1 | Penyalahgunaan alkohol | Harmful use of alcohol | mabuk, miras, alkohol
F17.2 | Ketergantungan tembakau | Tobacco dependence | perokok, kecanduan rokok, berhenti merokok
F19.9 | Gangguan karena zat psikoaktif | Psychoactive substance use | narkoba, kecanduan obat
F20.9 | Skizofrenia | Schizophrenia | gangguan jiwa, ODGJ, skizofrenia, sakit jiwa, gila
F23.9 | Psikosis akut | Acute psychosis | ngamuk, halusinasi, psikotik akut
F29 | Psikosis nonorganik | Nonorganic psychosis | psikotik, ODGJ, dengar suara
F31.9 | Gangguan bipolar | Bipolar affective disorder | bipolar
F32.9 | Depresi | Depressive episode | depresi, sedih terus, murung, tidak semangat hidup
F41.1 | Gangguan cemas menyeluruh | Generalized anxiety disorder | cemas
F41.2 | Campuran cemas dan depresi | Mixed anxiety and depression | cemas depresi
F41.9 | Gangguan cemas | Anxiety disorder | cemas, gelisah, khawatir berlebihan, was was, panik
F43.0 | Reaksi stres akut | Acute stress reaction | stres, trauma jiwa
F43.2 | Gangguan penyesuaian | Adjustment disorder | stres, banyak pikiran
F45.9 | Gangguan somatoform | Somatoform disorder | psikosomatis, keluhan banyak karena pikiran
F51.0 | Insomnia nonorganik | Nonorganic insomnia | susah tidur, tidak bisa tidur, insomnia
F52.2 | Disfungsi ereksi | Erectile dysfunction | impotensi, lemah syahwat
F70.9 | Retardasi mental ringan | Mild mental retardation | keterbelakangan mental
F80.9 | Gangguan bicara anak | Speech disorder | telat bicara, belum bisa bicara
F84.0 | Autisme | Autism | autis
F90.0 | Gangguan pemusatan perhatian (ADHD) | Attention deficit hyperactivity disorder | hiperaktif, anak tidak bisa diam, ADHD
F98.0 | Mengompol nonorganik | Enuresis | ngompol, mengompol
G00.9 | Meningitis bakteri | Bacterial meningitis | radang selaput otak
G03.9 | Meningitis | Meningitis | radang selaput otak, meningitis
G04.9 | Ensefalitis | Encephalitis | radang otak
G20 | Penyakit Parkinson | Parkinson disease | tangan gemetar, parkinson
G40.9 | Epilepsi | Epilepsy | ayan, sawan, epilepsi, kejang berulang
G41.9 | Status epileptikus | Status epilepticus | kejang lama
G43.9 | Migren | Migraine | migrain, sakit kepala sebelah
G44.2 | Sakit kepala tegang | Tension-type headache | pusing tegang, sakit kepala tegang, TTH, sakit kepala, pusing stres
G45.9 | Serangan iskemia sepintas (TIA) | Transient ischaemic attack | stroke ringan
G47.0 | Insomnia | Insomnia | susah tidur, insomnia
G50.0 | Neuralgia trigeminal | Trigeminal neuralgia | nyeri wajah
G51.0 | Bell's palsy | Bell palsy | muka perot, wajah mencong, mulut mencong, bells palsy
G54.4 | Gangguan akar saraf pinggang | Lumbosacral root disorder | saraf kejepit pinggang
G56.0 | Sindrom terowongan karpal | Carpal tunnel syndrome | kesemutan tangan, CTS
G57.0 | Gangguan saraf skiatika | Lesion of sciatic nerve | saraf kaki
G58.9 | Mononeuropati | Mononeuropathy | saraf
G61.0 | Sindrom Guillain-Barre | Guillain-Barre syndrome | lumpuh mendadak, GBS
G62.9 | Polineuropati (neuropati tepi) | Polyneuropathy | kesemutan, kebas, baal, semutan, neuropati
G80.9 | Palsi serebral | Cerebral palsy | lumpuh otak
G81.9 | Hemiplegia | Hemiplegia | lumpuh separuh, lumpuh sebelah badan
G82.0 | Paraplegia lemas (lumpuh layuh) | Flaccid paraplegia | lumpuh layuh, AFP
G83.9 | Kelumpuhan | Paralytic syndrome | lumpuh
`
