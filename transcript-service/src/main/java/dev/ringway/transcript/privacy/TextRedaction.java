package dev.ringway.transcript.privacy;

import dev.ringway.transcript.analysis.entities.EntityFinder;
import dev.ringway.transcript.analysis.entities.Mention;
import dev.ringway.transcript.analysis.language.SpokenLanguage;
import dev.ringway.transcript.analysis.language.WordLists;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes personal data out of texts: what it finds becomes a mark such as {@code [email]}. Done again it changes nothing more.
 * All expressions are bounded, so that no text keeps it long.
 */
public final class TextRedaction {

    private static final String WORD_ENDS = "(?![\\p{L}\\p{N}])";
    private static final String WORD_BEGINS = "(?<![\\p{L}\\p{N}])";

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}+@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,6}");

    private static final Pattern SPOKEN_EMAIL = spokenEmail();

    private static final Pattern IBAN =
            Pattern.compile("(?i)" + WORD_BEGINS + "[A-Z]{2}[0-9]{2}(?:[ \\u00a0-]?[A-Z0-9]){11,30}");

    /** Between groups of digits, as people and word processors write it. */
    private static final String BETWEEN = "\\s\\u00a0\\u2007\\u202f\\u2010-\\u2013,-";

    /**
     * Behind and before a letter, too; but a group of one or two digits that stands with a letter (2nd, 22A) is another thing
     * than the digits beside it.
     */
    private static final String DIGITS_BEGIN = "(?:" + WORD_BEGINS + "|(?<!\\p{Nd})(?=\\p{Nd}{3}))";

    private static final String DIGITS_END = "(?:" + WORD_ENDS + "|(?<=\\p{Nd}{3})(?!\\p{Nd}))";

    private static final Pattern CARD =
            Pattern.compile(DIGITS_BEGIN + "\\p{Nd}(?:[" + BETWEEN + "]{0,2}\\p{Nd}){12,18}");

    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    /** A date and its time stay; they are found first, so that no piece of them is taken for a number. */
    private static final String DATE = DAY + "(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?Z?)?" + WORD_ENDS
            + "|[0-9]{1,2}[./][0-9]{1,2}[./](?:[0-9]{4}|[0-9]{2})" + WORD_ENDS
            + "|[0-3]?[0-9], (?:19|20)[0-9]{2}(?![\\p{L}\\p{N}]|[./-]?[0-9]|, ?[0-9]{3})";

    /** Twilio's and ElevenLabs' ids and UUIDs name nobody, and are of no use with a piece cut out. */
    private static final String ID = "(?:AC|AP|CA|CF|CN|ES|FN|GT|IS|KS|MG|MM|PN|RE|SK|SM|TR|VA)[0-9a-f]{32}"
            + "|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
            + "|(?:conv|agent)_[A-Za-z0-9]{8,64}";

    private static final Pattern NUMBER = Pattern.compile(WORD_BEGINS + "(?:(?<date>" + DATE + ")|(?<id>" + ID + ")"
            + WORD_ENDS + ")|" + DIGITS_BEGIN + "\\+?\\p{Nd}(?:[./()" + BETWEEN + "]{0,2}(?!" + DAY + WORD_ENDS
            + ")\\p{Nd}){5,40}" + DIGITS_END);

    private static final Pattern SPOKEN_NUMBER = spokenNumber();

    /** The types of what the analysers of entities find. */
    private static final Map<String, PersonalData> MENTIONED =
            Map.of("email", PersonalData.EMAIL, "phone-number", PersonalData.PHONE_NUMBER);

    private final Set<PersonalData> kinds;
    private final NameRedaction names;
    private final EntityFinder entities;
    private final CheckDigits checkDigits;
    private final Optional<SpokenLanguage> language;

    /**
     * @param names that are known of the conversation
     * @param entities finds e-mail addresses and telephone numbers as the language writes and speaks them
     */
    public TextRedaction(
            Set<PersonalData> kinds,
            List<String> names,
            EntityFinder entities,
            CheckDigits checkDigits,
            Optional<SpokenLanguage> language) {
        this.kinds = Set.copyOf(kinds);
        this.names = new NameRedaction(kinds.contains(PersonalData.PERSON) ? names : List.of());
        this.entities = entities;
        this.checkDigits = checkDigits;
        this.language = language;
    }

    /** The text without what is personal in it. */
    public String of(String text) {
        String left = text;
        left = without(PersonalData.EMAIL, EMAIL, left);
        left = withoutLongest(PersonalData.IBAN, IBAN, left, this::isIban);
        left = withoutLongest(PersonalData.CARD_NUMBER, CARD, left, this::isCard);
        left = withoutMentioned(left);
        left = without(PersonalData.NUMBER, NUMBER, left);
        left = without(PersonalData.NUMBER, SPOKEN_NUMBER, left);
        return names.of(left);
    }

    /** Whether nothing personal is in it. Who writes keywords may have written them in small letters all. */
    public boolean leaves(String keyword) {
        return of(keyword).equals(keyword) && !names.areIn(keyword);
    }

    private String without(PersonalData kind, Pattern pattern, String text) {
        return kinds.contains(kind)
                ? pattern.matcher(text).replaceAll((MatchResult found) -> stays(found) ? "$0" : kind.mark())
                : text;
    }

    private static boolean stays(MatchResult found) {
        return found.namedGroups().containsKey("date") && (found.group("date") != null || found.group("id") != null);
    }

    /** Of what an expression finds it is the longest beginning, up to the end of a word, that really is one. */
    private String withoutLongest(PersonalData kind, Pattern pattern, String text, Predicate<String> really) {
        if (!kinds.contains(kind)) {
            return text;
        }
        StringBuilder left = new StringBuilder();
        Matcher matcher = pattern.matcher(text);
        int done = 0;
        int from = 0;
        while (from <= text.length() && matcher.find(from)) {
            int end = matcher.end();
            while (end > matcher.start()
                    && !(endsWord(text, end) && really.test(text.substring(matcher.start(), end)))) {
                end--;
            }
            if (end > matcher.start()) {
                left.append(text, done, matcher.start()).append(kind.mark());
                done = end;
                from = end;
            } else {
                from = matcher.start() + 1;
            }
        }
        return left.append(text, done, text.length()).toString();
    }

    private static boolean endsWord(String text, int end) {
        return Character.isLetterOrDigit(text.charAt(end - 1))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    /** Each of those who look may find a part of what another finds whole, so what overlaps is one. */
    private String withoutMentioned(String text) {
        if (MENTIONED.values().stream().noneMatch(kinds::contains)) {
            return text;
        }
        Stream<Mention> spoken =
                SPOKEN_EMAIL.matcher(text).results().map(found -> new Mention("email", found.start(), found.end()));
        List<Mention> all = Stream.concat(spoken, entities.find(text, language).stream())
                .filter(mention ->
                        MENTIONED.containsKey(mention.type()) && kinds.contains(MENTIONED.get(mention.type())))
                .sorted(Comparator.comparingInt(Mention::start))
                .toList();
        StringBuilder left = new StringBuilder();
        int done = 0;
        for (Mention mention : all) {
            if (mention.start() >= done) {
                left.append(text, done, mention.start())
                        .append(MENTIONED.get(mention.type()).mark());
            }
            done = Math.max(done, mention.end());
        }
        return left.append(text, done, text.length()).toString();
    }

    private boolean isIban(String text) {
        StringBuilder account = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(account::appendCodePoint);
        return checkDigits.isIban(account.toString().toUpperCase(Locale.ROOT));
    }

    private boolean isCard(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints().filter(Character::isDigit).forEach(digit -> digits.append(Character.digit(digit, 10)));
        return digits.length() >= 13 && checkDigits.isCard(digits.toString());
    }

    /**
     * Its parts are words, or spelt, character by character; the last of these may be a word. A spelt one is looked for from
     * its beginning alone, so that a long one does not keep it long.
     */
    private static Pattern spokenEmail() {
        String join = "dot|punkt|punto|ponto|point|underscore|dash|hyphen|minus|plus|unterstrich|bindestrich"
                + "|gui[oó]n(?: bajo)?|tiret(?: bas)?|h[ií]fen|tra[cç]o|sublinhado";
        String character = "[\\p{L}\\p{N}]";
        String gap = "(?:, ?| |-)";
        String spelt = character + gap + "(?!(?:at|ät|arroba|arr?obase|" + join + ") )";
        String word = "[\\p{L}\\p{N}_-]{1,64}+";
        String inside = "(?<!" + WORD_BEGINS + character + gap + ")";
        String part = "(?:(?:" + spelt + "){2,100}+" + word + "|" + spelt + character + WORD_ENDS + "|" + word + ")";
        return Pattern.compile("(?iu)" + WORD_BEGINS + "(?:" + inside + part + "|" + spelt + character + WORD_ENDS + "|"
                + word + ")(?: (?:" + join + ") " + part + "){0,5}(?:" + domain("at|ät", part, "dot|punkt") + "|"
                + domain("arroba", part, "dot|punto|ponto") + "|" + domain("arr?obase", part, "dot|point") + ")");
    }

    private static String domain(String at, String part, String dot) {
        return " (?:" + at + ") " + part + "(?: (?:dash|hyphen|minus|bindestrich|gui[oó]n|tiret|h[ií]fen) " + part
                + "){0,2}(?: (?:" + dot + ") (?:[\\p{L}\\p{N}-]{2,24}+|\\p{L}(?: \\p{L}){1,3}" + WORD_ENDS + ")){1,3}";
    }

    private static Pattern spokenNumber() {
        String words = WordLists.lines("privacy/digits.txt").orElseThrow().stream()
                .flatMap(Pattern.compile(" +")::splitAsStream)
                .distinct()
                .collect(Collectors.joining("|"));
        String digit = "(?:" + words + "|\\p{Nd}{1,4})" + WORD_ENDS;
        return Pattern.compile("(?iu)" + WORD_BEGINS + digit + "(?:[." + BETWEEN + "]{1,3}" + digit + "){5,40}");
    }
}
