import type { Written } from "./written.ts";

/** Further projects that were not written in English. */
export const FURTHER_WRITTEN_IN: Readonly<Record<string, Written>> = {
  "check-before-you-forward": {
    textLanguage: "kk",
    summary:
      "Ата-аналар мен оқушылардың чаттарында қауесет кез келген теріске шығарудан бұрын тарайды, әсіресе сөз басқа халық немесе басқа дін туралы болса. Төрт педагогика кафедрасы жиырма төрт сағаттық курс әзірлейді: болашақ мұғалімдер суреттің қайдан шыққанын табуды, тақырыптың дереккөзіне жетуді және сыныпта ешкімді ұялтпай қауесет туралы сөйлесуді үйренеді. Жаттығулар қазақ, қырғыз, өзбек және орыс тілді чаттардағы нақты жағдайларға құрылған.",
    description:
      "Курста сегіз сабақ бар: сурет қайдан келді, беттің иесі кім, сан нені айтпайды, машина жасаған дауыс, көршілер туралы қауесет, мұғалім не айта алады, ата-аналар чаты және студенттердің өздері құратын сабақ. Әр сабақта бір нақты жағдай, бір тегін құрал және екі адамға арналған тапсырма бар.\n\nКурс Алматы мен Бішкекте жүз жиырма студентке оқытылады, кейін олардың қырқы мектепте сабақ береді. Жарағаны қалады, қалғаны алынып тасталады, ал сынып өзіне тым ауыр тиетін жағдайдан бас тарта алады. Әдістемелік құрал қазақ және қырғыз тілдерінде шығады, жаттығулар орыс және өзбек тілдерінде де болады.",
    summaryRu:
      "По родительским и школьным чатам слух расходится быстрее любого опровержения, а острее всего там, где речь о другом народе или другой вере. Четыре педагогические кафедры готовят курс на двадцать четыре часа: будущие учителя учатся находить, откуда взята картинка, доходить от заголовка до источника и говорить о слухе в классе, никого не стыдя. В основе упражнений случаи из казахских, кыргызских, узбекских и русских чатов.",
  },
  "reporters-of-two-shores": {
    textLanguage: "fr",
    titleOriginal: "Reporters de deux rives : des étudiants en journalisme écrivent depuis la ville de l’autre",
    summary:
      "À Rabat comme à Dakar, la presse parle du pays de l’autre surtout quand il y arrive un malheur. Seize étudiants en journalisme échangent leurs places pendant un mois, travaillent à la rédaction d’une radio de campus et produisent chaque semaine un reportage sur la vie ordinaire : un marché, une école, une zaouïa, un club de football. Avant d’être diffusé, chaque reportage est relu par un étudiant de la ville dont il parle.",
    description:
      "L’échange a lieu deux fois : au printemps vers Dakar, à l’automne vers Rabat. Il est précédé de six séances en ligne sur le métier : comment interroger, comment traduire une citation, ce que montre une image et que le texte ne dit pas.\n\nLes étudiants des deux villes travaillent en binôme. L’invité écrit, l’hôte relit et peut ajouter une remarque d’une minute, diffusée elle aussi, que l’auteur en soit content ou non. Les reportages sont en français, avec des passages en arabe ou en wolof tels qu’ils ont été dits.\n\nIl en restera soixante-quatre reportages et une charte de dix règles pour écrire sur ses voisins, que les deux départements reprendront dans leur cours de première année.",
    summaryRu:
      "Газеты Рабата и Дакара пишут о стране соседа главным образом тогда, когда там что-то случилось. Шестнадцать студентов-журналистов на месяц меняются городами, работают в редакции университетского радио и каждую неделю готовят репортаж об обычной жизни: о рынке, школе, завии, футбольном клубе. До эфира каждый репортаж читает студент того города, о котором он рассказывает.",
    summaryKk:
      "Рабат пен Дакар газеттері көрші ел туралы көбіне сонда бір жамандық болғанда жазады. Он алты журналист студент бір айға орын ауыстырып, университет радиосының редакциясында жұмыс істейді және апта сайын күнделікті өмір туралы бір репортаж дайындайды: базар, мектеп, завия, футбол клубы туралы. Әр репортажды эфирге шыққанға дейін сол қаланың студенті оқып шығады.",
  },
  "walking-guides-of-shared-quarters": {
    textLanguage: "es",
    titleOriginal:
      "Paseos por barrios compartidos: estudiantes enseñan dónde tres religiones vivieron puerta con puerta",
    summary:
      "En el Albaicín de Granada y en la medina de Rabat hay calles donde musulmanes, judíos y cristianos fueron vecinos durante siglos. Estudiantes de Historia preparan paseos de hora y media con diez paradas, cada una a partir de un documento de archivo. Los guían ellos mismos, primero para colegios e institutos. Donde se sabe poco, el guía lo dice en vez de contar una leyenda.",
    description:
      "Cada ciudad prepara tres paseos. Para cada parada hay una ficha con el documento, su traducción y la pregunta que deja abierta; las fichas las revisan un archivero y alguien que vive en la calle.\n\nLos guías se forman durante cinco días: fuentes, voz, seguridad y qué responder cuando un visitante trae una disputa de hoy. En la segunda mitad del proyecto los grupos cambian de ciudad y guían allí un paseo como invitados, con intérprete.\n\nEl plano impreso de cada ciudad y las fichas en español, árabe, francés e inglés son de uso libre. Al cabo de un año los socios cuentan quién vino y publican lo que opinaron los centros de enseñanza.",
    summaryRu:
      "В гранадском Альбайсине и в медине Рабата есть улицы, где веками соседствовали мусульмане, иудеи и христиане. Студенты-историки составляют прогулки на полтора часа с десятью остановками, каждая построена на одном архивном документе. Ведут прогулки они сами, сначала для школ. Где известно мало, экскурсовод так и говорит, а не пересказывает легенду.",
    summaryKk:
      "Гранаданың Альбайсин маңы мен Рабаттың мединасында мұсылмандар, яһудилер және христиандар ғасырлар бойы көрші тұрған көшелер бар. Тарихшы студенттер бір жарым сағаттық, он аялдамалы серуендер құрастырады, әр аялдаманың негізінде бір мұрағат құжаты жатыр. Серуенді өздері жүргізеді, алдымен мектептер үшін. Дерек аз жерде жолбасшы аңыз айтпай, соны ашық айтады.",
  },
  "one-table-recipes-and-manners": {
    textLanguage: "tr",
    titleOriginal: "Ortak sofra: Anadolu’dan Hazar’a tarifler, sofra adabı ve hikâyeleri",
    summary:
      "Aynı yemeğin Konya, Bakü ve Aşkabat arasında üç adı vardır; her sofrada da önce başka birine ikram edilir. Öğrenciler altmış aşçıyı iş başında kaydediyor, tarifi kimden öğrendiklerini soruyor, kimin nereye oturduğunu ve yemekten önce ne söylendiğini yazıyor. Sonuçta filmlerden, metinlerden ve ölçülü tariflerden oluşan, aşçılık okullarına ve müzelere açık, dört dilli bir derleme ortaya çıkacak.",
    description:
      "Dört kişilik her ekip, yaşı, mesleği ve inancı farklı on beş aşçıyı evinde çeker. Filmler on iki dakikayı geçmez; müzik ve sunucu olmadan işin tamamını gösterir. Tarif, her malzemeyi tartan bir öğrenci tarafından ikinci kez pişirilir.\n\nHer yemek için bir fiş tutulur: yemeğin her dildeki adı, hangi gün ya da bayram için yapıldığı, kimden öğrenildiği. Bir yemeğin nereli olduğu üzerine tartışmalar, insanların anlattığı biçimiyle kaydedilir.\n\nDerleme vesilelere göre düzenlenir: doğum, düğün, oruç, cenaze, beklenmedik misafir. Biri Konya’da, biri Bakü’de olmak üzere iki akşam üç ülkenin aşçılarını aynı sofrada buluşturur.",
    summaryRu:
      "У одного и того же блюда от Коньи до Баку и Ашхабада три имени, и за каждым столом первым угощают кого-то другого. Студенты снимают за работой шестьдесят поваров, расспрашивают, от кого достался рецепт, и записывают, кто где сидит и что говорят перед едой. Получится собрание фильмов, текстов и выверенных рецептов на четырёх языках, открытое кулинарным училищам и музеям.",
    summaryKk:
      "Бір тағамның Конья, Баку және Ашғабат арасында үш аты бар, әр дастарқанда ас алдымен әркімге ұсынылады. Студенттер алпыс аспазшының жұмысын түсіріп, тағамның жасалу жолын кімнен үйренгенін сұрайды, кімнің қайда отыратынын және ас алдында не айтылатынын жазып алады. Нәтижесінде аспаздық училищелер мен музейлерге ашық, төрт тілдегі фильмдер, мәтіндер және өлшемі дәл рецепттер жинағы шығады.",
  },
  "translators-of-baghdad-and-after": {
    textLanguage: "ar",
    titleOriginal:
      "مترجمو بغداد ومن جاء بعدهم: مقرر في كيفية انتقال كتب اليونان والسريان والفرس والهند إلى العربية، وما صارت إليه الكتب العربية في اللاتينية والتركية والروسية",
    summary:
      "بين القرنين الثامن والعاشر للميلاد نُقل جانب كبير من علوم العالم القديم إلى العربية على أيدي مسيحيين ومسلمين ويهود وصابئة عملوا لدى رعاة واحدين. يتتبع المقرر اثني عشر كتابًا من لغة إلى لغة حتى يومنا هذا. ويقارن الطلاب مقاطع قصيرة في الترجمات التي يحسنون قراءتها، ويسألون ما الذي بقي، وما الذي ضاع، ومن الذي دفع الأجر.",
    description:
      "اثنا عشر كتابًا في اثني عشر أسبوعًا، منها «أصول» إقليدس و«كليلة ودمنة» و«المجسطي» و«القانون» لابن سينا ورسالة في المناظر. ولكل كتاب مقطع من صفحة واحدة بجميع لغات المقرر، مع قائمة مفردات وجدول تواريخ.\n\nيعمل كل طالب ضمن مجموعة يقرأ أفرادها ثلاث لغات على الأقل. ولا يُطلب من أحد أن يعرف أكثر من لغتين، فالمجموعة تعرف الباقي. ومهمة الأسبوع أن يُفسَّر فرق واحد بين ترجمتين.\n\nيُدرَّس المقرر في وقت واحد في عمّان ومشهد وطشقند، وتجمع الطلابَ ساعة مشتركة كل أربعاء. وتعترف كل جامعة بست ساعات معتمدة. وتُنشر المقاطع وقوائم المفردات بعد تدريسها مرتين.",
    summaryRu:
      "С VIII по X век значительная часть учёности древнего мира была переведена на арабский; переводили христиане, мусульмане, иудеи и сабии, работавшие для одних и тех же покровителей. Курс прослеживает путь двенадцати книг из языка в язык до наших дней. Студенты сравнивают короткие отрывки в тех переводах, которые могут прочесть, и выясняют, что сохранено, что утрачено и кто платил.",
    summaryKk:
      "VIII–X ғасырларда ежелгі дүние ілімінің едәуір бөлігі араб тіліне аударылды: бір қамқоршылардың қолдауымен христиандар, мұсылмандар, яһудилер және сабилер еңбек етті. Курс он екі кітаптың тілден тілге көшкен жолын бүгінге дейін қадағалайды. Студенттер өздері оқи алатын аудармалардағы қысқа үзінділерді салыстырып, не сақталғанын, не жоғалғанын және кім ақы төлегенін анықтайды.",
  },
  "names-on-the-map": {
    textLanguage: "ru",
    summary:
      "Одно село, три имени: казахское по роднику, русское от переселенцев, немецкое в семейном альбоме. В шестидесяти сёлах по обе стороны границы студенты расспрашивают казахов, русских, немцев и алтайцев, как называются их места и почему. Получится карта, где все имена стоят рядом и при каждом указано, кто его сообщил.",
    description:
      "Группы работают на казахском, русском и алтайском, и в каждой есть студент, для которого этот язык домашний. Кроме сёл записывают улицы, поля, родники и броды и отмечают, какие названия есть на указателях.\n\nСтарые карты, метрические книги и волостные списки сличают потом, чтобы не спрашивать людей о том, что и так написано на бумаге. Если соседи рассказывают по-разному, записывают обоих и никого не поправляют.\n\nСначала карту показывают на бумаге в десяти сельских клубах, где её можно исправить карандашом, и только потом публикуют в сети. Школы получат уроки о названиях своего района.",
    summaryKk:
      "Бір ауылдың үш аты бар: бұлаққа байланысты қазақша атауы, қоныс аударғандардан қалған орысша атауы және отбасылық альбомдағы немісше атауы. Шекараның екі жағындағы алпыс елді мекенде студенттер қазақтардан, орыстардан, немістерден және алтайлықтардан жер-су аттарын және олардың мәнін сұрайды. Нәтижесінде барлық атау қатар тұратын, әрқайсысын кім айтқаны көрсетілген карта жасалады.",
  },
};
