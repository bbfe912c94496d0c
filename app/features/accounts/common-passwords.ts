/**
 * Words that begin or make up the most used passwords, in Latin letters, Russian, and Russian words typed on a Latin
 * keyboard. A password that is one of them with digits or signs around it is refused too.
 */
export const COMMON_WORDS: readonly string[] = `
  aaaaaa abc abcd abcdef abcdefg abcdefgh abracadabra access account adidas admin administrator adminadmin aezakmi
  alexander alexandr almaty amanda andrea andrew angel angela anthony apple asdf asdfasdf asdfgh asdfghjk asdfghjkl
  ashley association astana austin azerty babygirl bailey banana baseball basketball batman beautiful bismillah
  bishkek blink bonjour boomer brandon butterfly buster camaro carlos changeme charlie cheese chelsea chocolate
  coffee college compaq computer concrete cookie corvette cowboy dallas daniel default demo diamond dragon
  dubsmash eminem eminence estrella fktrcfylh family ferrari fishing flower football forever freedom friends
  fyfcnfcbz fuckyou fuckyoufuckyou gfhjkm gfhjkmgfhjkm ghbdtn ghblehjr gingers ginger golfer google guest hammer
  hannah hardcore harley heaven heather hello helloworld hockey hunter iloveyou iloveyoubaby incorrect internet
  jackson jasmine jennifer jessica jesus jordan joshua joseph juventus katya kazakhstan killer klaster knopka
  kristina kyrgyzstan lastochka letmein letmeinnow liverpool login london lovelove loveme lovely machine madison maggie maksim manchester marina
  marlboro martin master matrix matthew maverick mercedes michael michelle midnight mickey money monica monkey
  monster moscow mother mustang mynoob natasha nastya nicole newyork nirvana ninja nopassword nothing oksana
  orange ordinateur pakistan parola parol pass passw passwd password passwort passpass passphrase patrick peanut
  pepper phoenix pokemon portal postgres power princess private privet purple qazwsx qazwsxedc qazxsw qqqqqq
  qwe qweasd qweasdzxc qweqwe qwert qwerty qwertyui qwertyuiop rainbow ranger rector rektor richard robert root
  russia samarkand samantha samsung sanjar scooby secret secretary sekret senha sergey shadow silver slipknot
  snoopy soccer sparky spartak spider spongebob starwars steelers student summer sunshine superman superstar svetlana
  sysadmin system tashkent teacher temp temppass test tester testing testtest thomas thunder tigger trustno twilight
  tweety universe university universitet unesco user uzbekistan vanessa victoria viktoria vfhbyf vladimir
  welcome welcometo whatever william windows winter winston xxxxxx yandex yankees yellow zaq zaqwsx zxcvb zxcvbn
  zxcvbnm zvezda пароль привет йцукен йцукенг любовь наташа солнышко самарканд алматы астана казахстан университет
`
  .split(/\s+/)
  .filter(Boolean);

/** Rows of keyboards and sequences; a password that is a piece of one of them, forwards or back, is refused. */
export const SEQUENCES: readonly string[] = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop[]asdfghjkl;'zxcvbnm,./",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "qazwsxedcrfvtgbyhnujmikolp",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "zaq12wsxcde34rfvbgt56yhn",
  "йцукенгшщзхъфывапролджэячсмитьбю",
  "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
  "azertyuiopqsdfghjklmwxcvbn",
  "qwertzuiopasdfghjklyxcvbnm",
];
