import type { InitiativeText } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import type { Sdg, Theme } from "#db/vocabulary-taxonomies.ts";

/** An initiative of the demonstration. */
interface SeedInitiative {
  /** By which the projects of the demonstration name it. */
  key: string;
  owner: "unesco" | "association";
  sourceName: string;
  sourceUrl: string;
  startYear: number;
  endYear?: number;
  texts: InitiativeText[];
  themes: Theme[];
  sdgs: Sdg[];
  /** With the days from today until each is over. */
  calls?: { title: string; inDays: number }[];
}

const COUNCIL_OF_2016 = {
  owner: "association",
  sourceName: "Council of the State Museum “Center for the Rapprochement of Cultures”, Almaty, 29 July 2016",
  sourceUrl:
    "http://kazscinet.unesco.kz/the-first-scientific-and-methodological-meeting-of-the-council-of-the-state-museum-of-the",
  startYear: 2016,
} as const;

const DECADE = {
  owner: "unesco",
  sourceName: "UN General Assembly, resolution 67/104; UNESCO, Action Plan for the Decade (194 EX/10)",
  sourceUrl: "https://en.unesco.org/decade-rapprochement-cultures/how",
  startYear: 2013,
  endYear: 2022,
} as const;

const OF_THE_DECADE = {
  en: "In its resolution 67/104 of 17 December 2012 the United Nations General Assembly proclaimed 2013–2022 the International Decade for the Rapprochement of Cultures and invited UNESCO to be its lead agency. The Action Plan, adopted by UNESCO’s Executive Board in 2014, names four areas of work.",
  ru: "Резолюцией 67/104 от 17 декабря 2012 года Генеральная Ассамблея ООН провозгласила 2013–2022 годы Международным десятилетием сближения культур и предложила ЮНЕСКО стать его ведущим учреждением. План действий, принятый Исполнительным советом ЮНЕСКО в 2014 году, называет четыре области работы.",
  kk: "БҰҰ Бас Ассамблеясы 2012 жылғы 17 желтоқсандағы 67/104 қарарымен 2013–2022 жылдарды Мәдениеттерді жақындастырудың халықаралық онжылдығы деп жариялап, ЮНЕСКО-ны оның жетекші мекемесі болуға шақырды. ЮНЕСКО-ның Атқарушы кеңесі 2014 жылы қабылдаған Іс-қимыл жоспарында жұмыстың төрт саласы аталған.",
};

const text = (locale: "en" | "ru" | "kk", title: string, ...paragraphs: string[]): InitiativeText => ({
  locale,
  title,
  body: paragraphs.join("\n\n"),
});

/** The lines of action of 2016 and the four areas of the Decade, from public sources; the calls are invented. */
export const SEED_INITIATIVES: readonly SeedInitiative[] = [
  {
    ...COUNCIL_OF_2016,
    key: "silk-road",
    texts: [
      text(
        "en",
        "Revival of the spiritual and cultural belt of the Silk Road",
        "For two thousand years caravans carried more than silk: scripts, faiths, melodies and ways of building travelled with them. What they left behind is scattered over many countries, and nobody can read it alone.",
        "Universities along the routes study and open up this shared heritage together: manuscripts and sites, crafts and music, the memory of the places where cultures met. They bring it back into teaching, museums and public life.",
      ),
      text(
        "ru",
        "Возрождение духовного и культурного пояса Шёлкового пути",
        "Две тысячи лет караваны везли не только шёлк: вместе с ними путешествовали письменность, верования, мелодии и приёмы зодчества. Их наследие рассеяно по многим странам, и прочесть его в одиночку не может никто.",
        "Университеты вдоль древних путей вместе изучают и открывают это общее наследие: рукописи и памятники, ремёсла и музыку, память о местах, где встречались культуры. Они возвращают его в преподавание, музеи и общественную жизнь.",
      ),
      text(
        "kk",
        "Жібек жолының рухани-мәдени белдеуін жаңғырту",
        "Керуендер екі мың жыл бойы жібек қана тасыған жоқ: олармен бірге жазу, наным-сенім, әуен мен сәулет өнері де тарады. Олардан қалған мұра көп елге шашырап кеткен, оны ешкім жалғыз оқи алмайды.",
        "Көне жол бойындағы университеттер осы ортақ мұраны бірлесіп зерттеп, жұртқа танытады: қолжазбалар мен ескерткіштерді, қолөнер мен музыканы, мәдениеттер тоғысқан жерлердің жадын. Олар мұны оқу үдерісіне, музейлерге және қоғам өміріне қайтарады.",
      ),
    ],
    themes: ["T05", "T07"],
    sdgs: ["4", "11", "17"],
    calls: [{ title: "Field schools along the Silk Road: proposals of two or more members", inDays: 38 }],
  },
  {
    ...COUNCIL_OF_2016,
    key: "education",
    texts: [
      text(
        "en",
        "Educational programmes for intercultural and interreligious dialogue",
        "Dialogue can be learnt. Courses, summer schools and teaching materials that several universities write together show students how neighbours of another culture or faith see the same history and the same present.",
        "Members share programmes that have proved themselves, train those who teach them and recognise what students learn at each other’s institutions.",
      ),
      text(
        "ru",
        "Образовательные программы межкультурного и межрелигиозного диалога",
        "Диалогу можно научиться. Курсы, летние школы и учебные материалы, созданные несколькими университетами сообща, показывают студентам, как соседи иной культуры или веры видят ту же историю и то же настоящее.",
        "Члены ассоциации делятся проверенными программами, готовят преподавателей и признают то, чему студенты научились друг у друга.",
      ),
      text(
        "kk",
        "Мәдениетаралық және дінаралық диалогқа арналған білім беру бағдарламалары",
        "Диалогқа үйренуге болады. Бірнеше университет бірлесіп әзірлеген курстар, жазғы мектептер мен оқу материалдары студенттерге мәдениеті немесе діні бөлек көршілердің сол тарих пен сол бүгінге қалай қарайтынын көрсетеді.",
        "Қауымдастық мүшелері сыннан өткен бағдарламаларымен бөліседі, оқытушылар даярлайды және студенттердің бір-бірінің ұйымында алған білімін мойындайды.",
      ),
    ],
    themes: ["T01", "T02", "T11"],
    sdgs: ["4", "16"],
    calls: [{ title: "Joint courses on dialogue for the coming academic year", inDays: 75 }],
  },
  {
    ...COUNCIL_OF_2016,
    key: "capital",
    texts: [
      text(
        "en",
        "Awareness of cultural and social capital",
        "What a community knows, remembers and trusts in is a capital of its own: it is lost unnoticed and hard to regain. The line of action makes it visible and worth protecting.",
        "Research on languages, customs and local memory goes together with work in schools, libraries and the media.",
      ),
      text(
        "ru",
        "Осознание ценности культурного и социального капитала",
        "То, что сообщество знает, помнит и чему доверяет, — особый капитал: его теряют незаметно, а восстанавливают с трудом. Это направление делает его видимым и достойным защиты.",
        "Исследования языков, обычаев и местной памяти идут рядом с работой в школах, библиотеках и средствах массовой информации.",
      ),
      text(
        "kk",
        "Мәдени және әлеуметтік капиталдың құндылығын таныту",
        "Қоғамдастықтың білімі, жады мен сенімі — ерекше капитал: ол байқаусызда жоғалады, ал қайта қалпына келтіру қиын. Бұл бағыт оны көзге көрінетін, қорғауға тұрарлық құндылыққа айналдырады.",
        "Тілдерді, салт-дәстүр мен жергілікті жадты зерттеу мектептердегі, кітапханалар мен бұқаралық ақпарат құралдарындағы жұмыспен қатар жүреді.",
      ),
    ],
    themes: ["T06", "T07"],
    sdgs: ["4", "11"],
  },
  {
    ...COUNCIL_OF_2016,
    key: "transformation",
    texts: [
      text(
        "en",
        "Social transformation and cooperation for peace",
        "Societies change fast: people move, cities grow, generations live in different worlds. Whether this divides or enriches depends on how the change is understood and shared.",
        "Universities bring together research on migration, youth and cities with those who decide and those who are concerned, so that change strengthens peace.",
      ),
      text(
        "ru",
        "Социальные преобразования и сотрудничество во имя мира",
        "Общества быстро меняются: люди переезжают, города растут, поколения живут в разных мирах. Разделит это нас или обогатит, зависит от того, как мы понимаем перемены и участвуем в них.",
        "Университеты соединяют исследования миграции, молодёжи и городов с опытом тех, кто принимает решения, и тех, кого они касаются, чтобы перемены укрепляли мир.",
      ),
      text(
        "kk",
        "Әлеуметтік өзгерістер және бейбітшілік жолындағы ынтымақтастық",
        "Қоғам тез өзгеруде: адамдар қоныс аударады, қалалар өседі, буындар әртүрлі әлемде өмір сүреді. Бұл бізді бөле ме, әлде байыта ма — өзгерісті қалай түсініп, оған қалай қатысатынымызға байланысты.",
        "Университеттер көші-қон, жастар мен қалалар туралы зерттеулерді шешім қабылдайтындар мен сол шешім қатысы бар адамдардың тәжірибесімен ұштастырып, өзгерістің бейбітшілікті нығайтуына ықпал етеді.",
      ),
    ],
    themes: ["T08", "T09", "T10"],
    sdgs: ["10", "11", "16"],
  },
  {
    ...DECADE,
    key: "decade-understanding",
    texts: [
      text(
        "en",
        "Promoting mutual understanding and reciprocal knowledge of cultural, ethnic, linguistic and religious diversity",
        "The first area of the International Decade for the Rapprochement of Cultures: to know each other’s cultures, languages and beliefs, and to know what they have given one another.",
        OF_THE_DECADE.en,
      ),
      text(
        "ru",
        "Содействие взаимопониманию и взаимному познанию культурного, этнического, языкового и религиозного многообразия",
        "Первая область Международного десятилетия сближения культур: знать культуры, языки и верования друг друга и то, чем они друг друга обогатили.",
        OF_THE_DECADE.ru,
      ),
      text(
        "kk",
        "Мәдени, этностық, тілдік және діни алуан түрлілік туралы өзара түсіністік пен танымға ықпал ету",
        "Мәдениеттерді жақындастырудың халықаралық онжылдығының бірінші саласы: бір-біріміздің мәдениетімізді, тіліміз бен нанымымызды және олардың бірін-бірі қалай байытқанын білу.",
        OF_THE_DECADE.kk,
      ),
    ],
    themes: ["T03", "T04", "T07"],
    sdgs: ["4", "10", "16"],
  },
  {
    ...DECADE,
    key: "decade-values",
    texts: [
      text(
        "en",
        "Building a framework for commonly shared values",
        "The second area of the International Decade for the Rapprochement of Cultures: human rights, dignity and solidarity as values that people of every culture can call their own.",
        OF_THE_DECADE.en,
      ),
      text(
        "ru",
        "Создание основы общих ценностей",
        "Вторая область Международного десятилетия сближения культур: права человека, достоинство и солидарность как ценности, которые люди любой культуры могут назвать своими.",
        OF_THE_DECADE.ru,
      ),
      text(
        "kk",
        "Ортақ құндылықтардың негізін қалыптастыру",
        "Мәдениеттерді жақындастырудың халықаралық онжылдығының екінші саласы: адам құқықтары, қадір-қасиет пен ынтымақ — кез келген мәдениет өкілі өзімдікі дей алатын құндылықтар.",
        OF_THE_DECADE.kk,
      ),
    ],
    themes: ["T02", "T10"],
    sdgs: ["16"],
  },
  {
    ...DECADE,
    key: "decade-education",
    texts: [
      text(
        "en",
        "Disseminating the principles and tools of intercultural dialogue through quality education and the media",
        "The third area of the International Decade for the Rapprochement of Cultures: what makes dialogue succeed belongs in classrooms and newsrooms.",
        OF_THE_DECADE.en,
      ),
      text(
        "ru",
        "Распространение принципов и средств межкультурного диалога через качественное образование и СМИ",
        "Третья область Международного десятилетия сближения культур: тому, что ведёт диалог к успеху, место в учебных аудиториях и редакциях.",
        OF_THE_DECADE.ru,
      ),
      text(
        "kk",
        "Сапалы білім беру мен БАҚ арқылы мәдениетаралық диалогтың қағидаттары мен құралдарын тарату",
        "Мәдениеттерді жақындастырудың халықаралық онжылдығының үшінші саласы: диалогты табысқа жеткізетін білім оқу аудиториялары мен редакцияларда болуға тиіс.",
        OF_THE_DECADE.kk,
      ),
    ],
    themes: ["T01", "T11"],
    sdgs: ["4"],
  },
  {
    ...DECADE,
    key: "decade-development",
    texts: [
      text(
        "en",
        "Fostering dialogue for sustainable development and its ethical, social and cultural dimensions",
        "The fourth area of the International Decade for the Rapprochement of Cultures: development lasts where the people concerned speak with one another about what is right, fair and their own.",
        OF_THE_DECADE.en,
      ),
      text(
        "ru",
        "Развитие диалога в интересах устойчивого развития и его этических, социальных и культурных аспектов",
        "Четвёртая область Международного десятилетия сближения культур: развитие прочно там, где люди, которых оно касается, говорят друг с другом о том, что правильно, справедливо и близко им.",
        OF_THE_DECADE.ru,
      ),
      text(
        "kk",
        "Тұрақты даму мен оның этикалық, әлеуметтік және мәдени қырлары жолындағы диалогты өрістету",
        "Мәдениеттерді жақындастырудың халықаралық онжылдығының төртінші саласы: адамдар ненің дұрыс, әділ және өздеріне жақын екенін өзара талқылаған жерде даму тұрақты болады.",
        OF_THE_DECADE.kk,
      ),
    ],
    themes: ["T08", "T12"],
    sdgs: ["11", "16", "17"],
  },
];
