import type { CooperationOffer } from "#db/vocabulary-forms.ts";
import type { IscedNarrow } from "#db/vocabulary-taxonomies.ts";

/** Something that partners are asked for in words, whatever the language. */
interface Subject {
  /** What a member offers who can answer the wish. */
  offers?: readonly CooperationOffer[];
  /** Fields of study in which it is taught. */
  fields?: readonly IscedNarrow[];
  /** So many profiles tell of it that this says nothing. */
  isWide?: boolean;
  /**
   * Beginnings of words in English, Russian and Kazakh. `_` stands between words that follow each other, `~` where up to
   * three others may stand between; after `=` the word is whole.
   */
  words: string;
}

const subjects = <Key extends string>(all: Record<Key, Subject>): Readonly<Record<Key, Subject>> => all;

/** What somebody does for others: a member says by its offers whether it does, not by its profile. */
export const DEEDS = subjects({
  host_students: {
    offers: ["host_students"],
    words:
      "host~student receiv~student accommodat~student lodg~student welcom~student host~school " +
      "прин~студент прием~студент размещ~студент размест~студент принима~школ принят~школ студент~қабылда студент~орналастыр мектеп~қабылда",
  },
  host_researchers: {
    offers: ["host_researchers"],
    words:
      "host~researcher host~scholar host~doctoral host~fellow receiv~researcher receiv~scholar visiting_scholar " +
      "прин~исследовател прием~исследовател прин~учены прием~учены прин~аспирант прием~аспирант стажировк зерттеуші~қабылда ғалым~қабылда докторант~қабылда",
  },
  send_students: {
    offers: ["send_students"],
    words: "send~student направ~студент отправ~студент студент~жібер студент~аттандыр",
  },
  supervision: {
    offers: ["joint_supervision"],
    words: "supervis научн_руковод соруковод ғылыми_жетекш бірлескен_жетекш",
  },
  teaching: {
    offers: ["co_teaching"],
    words:
      "lectur guest_teach co_teach teach~course teach~module teach~seminar лекци лектор читат~курс вест~курс преподават~курс преподавател дәріс дәрісші оқытушы курс~оқы",
  },
  hosting_events: {
    offers: ["co_hosting"],
    words:
      "host~school host~conference host~seminar host~course host~workshop host~meeting host~forum host~festival host~exhibition host~week host~event venue " +
      "прин~школ принима~конференц принима~семинар принима~выставк принима~форум принима~фестивал принимающ_сторон площадк " +
      "мектеп~қабылда конференци~қабылда семинар~өткіз форум~өткіз фестиваль~өткіз көрме~қабылда қабылдаушы_жақ өткізетін_орын",
  },
  language_teaching: {
    offers: ["language_teaching"],
    words:
      "language_teach language_course language_instruct teacher~language teach~language курс~язык языков_курс преподавани~язык преподавател~язык учит~язык тіл_курс тілі_курс тіл_үйрет тілін_үйрет тіл_оқытушы тілі_оқытушы",
  },
  translation: {
    offers: ["translation"],
    words: "translat interpreter перевод переводч аударма аудару аударатын",
  },
  volunteers: {
    offers: ["youth_volunteers"],
    words:
      "volunteer student_organisation student_organization student_club youth_work youth_organi волонтер доброволь студенческ_организац студенческ_объединен молодежн_организац студенческ_клуб ерікті студенттік_ұиым студенттер_ұиым жастар_ұиым",
  },
  digitisation: {
    offers: ["digital_infrastructure"],
    words:
      "digiti digital server repositor database оцифров цифров сервер репозитор баз_данных цифрлан цифрлық сервер дереққор деректер_қор",
  },
  co_funding: {
    offers: ["co_funding"],
    words: "co_fund cofund co_financ cofinanc софинанс бірлесіп_қаржыланд бірлескен_қаржыланд қоса_қаржыланд",
  },
  proposals: {
    offers: ["proposal_writing"],
    words:
      "proposal grant_writ application_writ writ~application проектн_заяв заявк~грант подготовк~заявк написани~заявк өтінім~дайында өтінім~жаз жоба_өтінім",
  },
  evaluation: {
    offers: ["peer_review"],
    words:
      "evaluat peer_review reviewer assess внешн_оцен оценк оценщик оценит рецензи рецензент бағалау бағалаушы рецензия сарапшы",
  },
  laboratory: {
    offers: ["laboratory_field_site"],
    words: "laborator лаборатор зертхана",
  },
  field_work: {
    offers: ["laboratory_field_site"],
    words:
      "field_site field_station field_team field_base field_school fieldwork excavat expedition полев раскоп экспедиц далалық қазба экспедиция",
  },
});

/** What something is about, or what somebody knows or has: it is told by a profile too. */
export const TOPICS = subjects({
  manuscripts: {
    offers: ["collections"],
    fields: ["022"],
    words: "manuscript palaeograph paleograph codex codices рукопис палеограф қолжазба палеограф",
  },
  archives: { offers: ["collections"], words: "archiv архив мұрағат" },
  libraries: { offers: ["collections"], words: "librar библиотек кітапхана" },
  museums: { offers: ["collections"], words: "museum музеи музея музею музеем музее музеев мұражаи" },
  collections: { offers: ["collections"], words: "collection коллекци коллекция" },
  conservation: {
    words: "conservation conservator restor реставрац реставратор консервац қалпына_келтір реставрация консервация",
  },
  archaeology: { fields: ["022"], words: "archaeolog archeolog excavat археолог раскоп қазба" },
  history: { fields: ["022"], isWide: true, words: "history historian =история истории историк =историю тарих" },
  oral_tradition: {
    fields: ["022"],
    words:
      "oral_tradition oral_histor folklor storytell =epic =epics устн_традиц устн_истор фольклор эпос сказител ауызша_тарих ауыз_әдебиет эпос жыршы жырау",
  },
  music: { fields: ["021"], words: "music музык музыка =күи күилер" },
  sound: { words: "sound audio magnetic_tape звук звуков аудио магнитн_лент дыбыс үнтаспа" },
  film: { words: "film cinema documentar фильм кино деректі_фильм" },
  arts: {
    fields: ["021"],
    words: "fine_art =arts painting theatre искусств живопис театр =өнер =өнері бейнелеу_өнер кескіндеме",
  },
  crafts: {
    fields: ["021"],
    words: "=craft =crafts craftsm artisan weav textile ремес ткачеств текстил қолөнер тоқыма",
  },
  design: { fields: ["021"], words: "=design designer дизаин" },
  architecture: { fields: ["073"], words: "architect архитект сәулет" },
  anthropology: { fields: ["031"], words: "anthropolog ethnograph ethnolog антрополог этнограф этнолог" },
  sociology: { fields: ["031"], words: "sociolog социолог әлеуметтану" },
  politics: {
    fields: ["031"],
    words: "political_scien international_relation политолог международн_отношен саясаттану халықаралық_қатынас",
  },
  psychology: { fields: ["031"], words: "psycholog психолог" },
  economics: { fields: ["031"], words: "economist economics экономист экономик экономика" },
  religion: {
    words:
      "religio theolog interfaith interreligious =faiths религи религиовед межрелигиозн теолог богослов дінтану діни дінаралық дәстүрлі_дін",
  },
  linguistics: { fields: ["023"], words: "linguist philolog лингвист филолог языкозна тіл_білім" },
  literature: { fields: ["023"], words: "literature literary poetry литератур литературн поэзи әдебиет әдеби поэзия" },
  teacher_training: {
    fields: ["011"],
    words:
      "teacher_train train~teacher school_teacher pedagog подготов~учител готов~учител повышени~учител школьн_учител педагог мұғалім педагог",
  },
  media: { fields: ["032"], words: "journalis журналист" },
  law: { fields: ["042"], words: "=law lawyer legal jurist юрид юрист правовед құқық заңгер" },
  ecology: {
    fields: ["052"],
    words: "ecolog climat pasture эколог климат пастбищ жаиылым қоршаған_орта",
  },
  water: { words: "=water irrigat glacier ирригац водн_ресурс =воды =вода ледник су_ресурс мұздық ирригация" },
  mapping: { words: "cartograph =gis =maps =mapping картограф =гис картография" },
  medicine: {
    fields: ["091"],
    words: "medicin medical public_health медицин здравоохран врачеб медицина денсаулық_сақтау",
  },
  agriculture: { fields: ["081"], words: "agricultur agronom сельск_хозяи аграрн агроном ауыл_шаруашылы агрономия" },
  computing: {
    fields: ["061"],
    words:
      "software computer_scien informatics machine_learning artificial_intelligen data_scien программн_обеспеч программист информатик машинн_обучен искусственн_интеллект бағдарламашы жасанды_интеллект машиналық_оқыту",
  },
  statistics: { fields: ["054"], words: "statistic статистик статистика" },
  chemistry: { fields: ["053"], words: "chemist chemical pigment хими химия пигмент" },
  physics: { fields: ["053"], words: "physicist =physics физик физика" },
  biology: { fields: ["051"], words: "biolog botan биолог ботаник" },
  engineering: { fields: ["071"], words: "engineer инженер" },
  migration: { words: "migra refugee diaspora миграц мигрант беженц диаспор көші_қон босқын диаспора" },
  peace: {
    words: "peacebuild peace_stud conflict_resol mediation миротвор урегулировани_конфликт медиац бітімгер бейбітшілік",
  },
  nomads: { words: "nomad pastoral кочев көшпенді" },
  silk_road: { words: "silk_road caravan шелков_пут караван жібек_жол керуен" },
});

export type Deed = keyof typeof DEEDS;
export type Topic = keyof typeof TOPICS;
