import type { CooperationOffer } from "#db/vocabulary-forms.ts";
import type { InstitutionType, IscedNarrow, Language, Theme } from "#db/vocabulary-taxonomies.ts";
import type { Topic } from "#app/features/projects/matching/subjects.ts";

/** A member of the table, invented, with what its text tells of by the judgement of a person who read it. */
export interface TableMember {
  type: InstitutionType;
  country: string;
  offers: CooperationOffer[];
  seeks: CooperationOffer[];
  themes: Theme[];
  fields: IscedNarrow[];
  languages: Language[];
  text: string;
  tellsOf: Topic[];
}

export const MEMBERS: Record<string, TableMember> = {
  samarkand: {
    ...{ type: "university", country: "UZ", languages: ["uz", "ru", "tg"] },
    ...{
      offers: ["laboratory_field_site", "host_students", "co_hosting"],
      seeks: ["translation", "digital_infrastructure"],
    },
    ...{ themes: ["T05", "T07"], fields: ["022", "023", "031", "053"] },
    text: "The university opens its excavations at Afrasiab to mixed teams. Historians and philologists read waqf deeds and other manuscripts of the city.",
    tellsOf: ["archaeology", "history", "linguistics", "manuscripts"],
  },
  khujand: {
    ...{ type: "university", country: "TJ", languages: ["tg", "ru"] },
    ...{ offers: ["translation", "language_teaching", "host_students"], seeks: ["digital_infrastructure"] },
    ...{ themes: ["T01", "T05"], fields: ["011", "022", "023"] },
    text: "Университет известен школой персидской и таджикской филологии. Переводчики и преподаватели описывают рукописи частных собраний Согдийской области и готовят учителей литературы.",
    tellsOf: ["linguistics", "manuscripts", "literature", "teacher_training", "collections"],
  },
  mashhad: {
    ...{ type: "university", country: "IR", languages: ["fa", "en"] },
    ...{ offers: ["language_teaching", "collections", "host_students"], seeks: ["translation", "co_teaching"] },
    ...{ themes: ["T02", "T05", "T06"], fields: ["022", "023", "031"] },
    text: "Persian literature, theology and history are taught here. Many students from abroad begin at a centre for the Persian language, and the library keeps lithographs and manuscripts.",
    tellsOf: ["literature", "religion", "history", "libraries", "manuscripts"],
  },
  pedagogical: {
    ...{ type: "pedagogical_university", country: "KZ", languages: ["kk", "ru"] },
    ...{ offers: ["co_teaching", "youth_volunteers"], seeks: ["language_teaching"] },
    ...{ themes: ["T09", "T11"], fields: ["011", "018", "023"] },
    text: "Университет мектептерге мұғалімдер даярлайды. Студенттер ауылдарда еріктілер болып жұмыс істейді, оқытушылар этика мен әдебиетті қазіргі тәсілдермен үйретеді.",
    tellsOf: ["teacher_training", "literature"],
  },
  conservatory: {
    ...{ type: "arts_school", country: "KZ", languages: ["kk", "ru"] },
    ...{ offers: ["collections", "co_hosting"], seeks: ["digital_infrastructure", "send_students"] },
    ...{ themes: ["T06", "T07"], fields: ["021"] },
    text: "В фонотеке консерватории хранится несколько тысяч часов музыкального фольклора: кюи, эпос, свадебные песни. Архив открыт для исследователей.",
    tellsOf: ["music", "oral_tradition", "archives", "sound"],
  },
  konya: {
    ...{ type: "university", country: "TR", languages: ["tr", "en"] },
    ...{ offers: ["host_students", "co_hosting", "co_funding"], seeks: ["send_students"] },
    ...{ themes: ["T01", "T02"], fields: ["021", "022", "042", "071"] },
    text: "A large university in an old Seljuk city, with faculties of theology, law and fine arts, and a guest house for three hundred students.",
    tellsOf: ["religion", "law", "arts"],
  },
  bologna: {
    ...{ type: "university", country: "IT", languages: ["it", "en"] },
    ...{
      offers: ["digital_infrastructure", "proposal_writing", "joint_supervision"],
      seeks: ["collections", "laboratory_field_site"],
    },
    ...{ themes: ["T07", "T12"], fields: ["022", "042", "061", "073"] },
    text: "The oldest university of Europe works on the conservation of architecture and on digital copies of cultural heritage, and has led many international proposals.",
    tellsOf: ["conservation", "architecture"],
  },
  strasbourg: {
    ...{ type: "library_archive", country: "FR", languages: ["fr"] },
    ...{ offers: ["collections", "digital_infrastructure"], seeks: ["translation", "host_researchers"] },
    ...{ themes: ["T05", "T07"], fields: ["022", "032"] },
    text: "A library of research with papyri, oriental manuscripts and a workshop for digitisation that serves partners in forty countries.",
    tellsOf: ["libraries", "manuscripts"],
  },
  ulaanbaatar: {
    ...{ type: "university", country: "MN", languages: ["mn", "en"] },
    ...{ offers: ["laboratory_field_site", "language_teaching", "host_researchers"], seeks: ["joint_supervision"] },
    ...{ themes: ["T06", "T07", "T12"], fields: ["022", "031", "051", "052"] },
    text: "Anthropologists and ecologists of the university live and work with herding families. Nomadic societies and the care of pastures are studied together.",
    tellsOf: ["anthropology", "ecology", "nomads"],
  },
  lanzhou: {
    ...{ type: "university", country: "CN", languages: ["zh", "en"] },
    ...{ offers: ["laboratory_field_site", "digital_infrastructure"], seeks: ["co_hosting", "collections"] },
    ...{ themes: ["T05", "T11"], fields: ["022", "052", "053", "071"] },
    text: "Laboratories for dating and for the chemistry of pigments, long experience with the conservation of wall paintings, and a school of Silk Road studies.",
    tellsOf: ["chemistry", "conservation", "silk_road", "arts"],
  },
  dakar: {
    ...{ type: "university", country: "SN", languages: ["fr"] },
    ...{ offers: ["host_researchers", "collections", "co_hosting"], seeks: ["translation", "co_teaching"] },
    ...{ themes: ["T02", "T06", "T10"], fields: ["022", "031", "032", "042"] },
    text: "The institute for Black Africa keeps museum collections and recordings of oral traditions. Sociologists study the relations of religious brotherhoods, churches and the state.",
    tellsOf: ["museums", "collections", "oral_tradition", "sociology", "religion"],
  },
  alexandria: {
    ...{ type: "university", country: "EG", languages: ["ar", "en", "fr"] },
    ...{ offers: ["host_students", "youth_volunteers", "language_teaching"], seeks: ["co_teaching", "send_students"] },
    ...{ themes: ["T01", "T09", "T10"], fields: ["021", "023", "042", "091"] },
    text: "The university wishes to bring young people of different faiths together. Families take in students, and courses of Arabic are given all year.",
    tellsOf: ["religion"],
  },
  baku: {
    ...{ type: "university", country: "AZ", languages: ["az", "ru", "en"] },
    ...{ offers: ["co_teaching", "joint_supervision"], seeks: ["host_researchers", "co_hosting"] },
    ...{ themes: ["T01", "T08", "T11"], fields: ["031", "032", "042", "054"] },
    text: "Юридический факультет и факультет журналистики ведут совместные магистерские программы; социологи изучают города Кавказа.",
    tellsOf: ["law", "media", "sociology"],
  },
  bishkek: {
    ...{ type: "university", country: "KG", languages: ["ky", "ru"] },
    ...{ offers: ["digital_infrastructure", "co_teaching"], seeks: ["co_funding", "joint_supervision"] },
    ...{ themes: ["T11"], fields: ["054", "061", "071"] },
    text: "Технический университет: инженеры и программисты, группа машинного обучения, вычислительный центр с открытыми серверами для партнёров.",
    tellsOf: ["engineering", "computing"],
  },
  osh: {
    ...{ type: "university", country: "KG", languages: ["ky", "ru", "uz"] },
    ...{ offers: ["laboratory_field_site", "youth_volunteers"], seeks: ["peer_review"] },
    ...{ themes: ["T03", "T08"], fields: ["022", "031", "081"] },
    text: "Этнографы и историки Ферганской долины каждое лето выезжают со студентами в экспедиции; добровольцы ведут школу соседства для трёх общин.",
    tellsOf: ["anthropology", "history"],
  },
  tashkent: {
    ...{ type: "specialised_university", country: "UZ", languages: ["uz", "ru"] },
    ...{ offers: ["laboratory_field_site", "peer_review"], seeks: ["host_researchers"] },
    ...{ themes: ["T08"], fields: ["051", "053", "091"] },
    text: "Медицинский университет с лабораториями по гигиене воды и воздуха и кафедрой общественного здравоохранения.",
    tellsOf: ["medicine", "water"],
  },
  turkistan: {
    ...{ type: "museum", country: "KZ", languages: ["kk"] },
    ...{ offers: ["collections", "co_hosting"], seeks: ["digital_infrastructure", "translation"] },
    ...{ themes: ["T05", "T07"], fields: ["022"] },
    text: "Мұражай-қорық кесене мен ескі қаланы сақтайды. Қолөнер бұйымдарының, киелі қолжазбалардың қоры бар, шеберхана ескерткіштерді қалпына келтіреді.",
    tellsOf: ["museums", "crafts", "manuscripts", "conservation"],
  },
  philosophy: {
    ...{ type: "research_institute", country: "KZ", languages: ["kk", "ru"] },
    ...{ offers: ["peer_review", "joint_supervision"], seeks: ["translation", "co_hosting"] },
    ...{ themes: ["T02", "T03", "T04"], fields: ["022", "031"] },
    text: "Институт исследует религиоведение, политологию и социологию межконфессиональных отношений; сотрудники рецензируют программы и руководят диссертациями.",
    tellsOf: ["religion", "politics", "sociology"],
  },
  aktau: {
    ...{ type: "university", country: "KZ", languages: ["kk", "ru"] },
    ...{ offers: ["laboratory_field_site", "host_researchers"], seeks: ["joint_supervision"] },
    ...{ themes: ["T12"], fields: ["052", "071", "083"] },
    text: "Университет Каспий жағасында орналасқан: эколог ғалымдар су ресурстары мен жайылымды зерттейді, балықшы ауылдарда далалық база бар.",
    tellsOf: ["ecology", "water"],
  },
  languages: {
    ...{ type: "specialised_university", country: "KZ", languages: ["kk", "ru", "en"] },
    ...{ offers: ["translation", "language_teaching", "co_teaching"], seeks: ["send_students"] },
    ...{ themes: ["T01", "T09"], fields: ["011", "023", "031"] },
    text: "Университет международных отношений и мировых языков готовит переводчиков и лингвистов, учителей иностранных языков.",
    tellsOf: ["politics", "linguistics", "teacher_training"],
  },
  granada: {
    ...{ type: "university", country: "ES", languages: ["es", "en"] },
    ...{ offers: ["translation", "host_students", "language_teaching"], seeks: ["joint_supervision"] },
    ...{ themes: ["T01", "T02", "T07"], fields: ["022", "023", "073"] },
    text: "Beneath the Alhambra the School of Arabic Studies reads poetry and water law, while architects measure courtyards with students from Fez and Konya.",
    tellsOf: ["literature", "water", "architecture", "law"],
  },
  youth: {
    ...{ type: "ngo_foundation", country: "GE", languages: ["ka", "en"] },
    ...{ offers: ["youth_volunteers", "co_hosting"], seeks: ["co_funding"] },
    ...{ themes: ["T09", "T10"], fields: [] },
    text: "A foundation that trains young people of the Caucasus in mediation and runs summer camps across borders.",
    tellsOf: ["peace"],
  },
  delhi: {
    ...{ type: "university", country: "IN", languages: ["en", "hi"] },
    ...{ offers: ["joint_supervision", "peer_review"], seeks: ["host_students"] },
    ...{ themes: ["T02", "T10"], fields: ["022", "031"] },
    text: "Peace studies, comparative religion and the sociology of caste and community are the strengths of its school of social sciences.",
    tellsOf: ["peace", "religion", "sociology"],
  },
  tbilisi: {
    ...{ type: "arts_school", country: "GE", languages: ["ka"] },
    ...{ offers: ["co_hosting", "collections"], seeks: ["send_students", "translation"] },
    ...{ themes: ["T06", "T07"], fields: ["021"] },
    text: "The academy teaches painting, design and textile crafts. Its restorers work on frescoes, and its halls are open to travelling exhibitions.",
    tellsOf: ["arts", "design", "crafts", "conservation"],
  },
};
