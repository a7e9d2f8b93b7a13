package dev.ringway.transcript.privacy;

import dev.ringway.transcript.analysis.entities.EntityFinder;
import dev.ringway.transcript.analysis.entities.Mention;
import dev.ringway.transcript.analysis.language.SpokenLanguage;
import dev.ringway.transcript.analysis.language.WordLists;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    private static final Pattern IBAN = Pattern.compile("(?i)" + WORD_BEGINS + "[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}");

    private static final Pattern CARD = Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){12,18}");

    /** A date and its time stay; they are found first, so that no piece of them is taken for a number. */
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?" + WORD_ENDS
            + "|[0-9]{1,2}[./][0-9]{1,2}[./](?:[0-9]{4}|[0-9]{2})" + WORD_ENDS;

    private static final Pattern NUMBER = Pattern.compile(
            WORD_BEGINS + "(?:(?<date>" + DATE + ")|\\+?[0-9](?:[ ./()-]{0,2}[0-9]){5,40}" + WORD_ENDS + ")");

    private static final Pattern SPOKEN_NUMBER = spokenNumber();

    private static final Pattern NOTHING = Pattern.compile("(?!)");

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
        left = withoutMentioned(PersonalData.EMAIL, left, SPOKEN_EMAIL);
        left = withoutLongest(PersonalData.IBAN, IBAN, left, this::isIban);
        left = withoutLongest(PersonalData.CARD_NUMBER, CARD, left, this::isCard);
        left = withoutMentioned(PersonalData.PHONE_NUMBER, left, NOTHING);
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
                ? pattern.matcher(text).replaceAll((MatchResult found) -> isDate(found) ? "$0" : kind.mark())
                : text;
    }

    private static boolean isDate(MatchResult found) {
        return found.namedGroups().containsKey("date") && found.group("date") != null;
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

    /**
     * What the analysers of entities find, and what an expression does. Each may find a part of what the other finds whole, so
     * what overlaps is one.
     */
    private String withoutMentioned(PersonalData kind, String text, Pattern also) {
        if (!kinds.contains(kind)) {
            return text;
        }
        Stream<Mention> matches = also.matcher(text).results().map(match -> new Mention(kind.text(), match.start(), match.end()));
        List<Mention> found = Stream.concat(
                        entities.find(text, language).stream()
                                .filter(mention -> mention.type().equals(kind.text())),
                        matches)
                .sorted(Comparator.comparingInt(Mention::start))
                .toList();
        StringBuilder left = new StringBuilder();
        int done = 0;
        for (Mention mention : found) {
            if (mention.start() >= done) {
                left.append(text, done, mention.start()).append(kind.mark());
            }
            done = Math.max(done, mention.end());
        }
        return left.append(text, done, text.length()).toString();
    }

    private boolean isIban(String text) {
        return checkDigits.isIban(text.replace(" ", "").toUpperCase(Locale.ROOT));
    }

    private boolean isCard(String text) {
        String digits = text.replaceAll("[ -]", "");
        return digits.length() >= 13 && checkDigits.isCard(digits);
    }

    private static Pattern spokenEmail() {
        String character = "[\\p{L}\\p{N}]";
        String spelt = "(?:" + character + "(?:, ?| |-))";
        String word = "[\\p{L}\\p{N}_-]{1,64}+";
        String part = "(?:" + spelt + "{1,40}" + character + WORD_ENDS + "|" + spelt + "{2,40}" + word + "|" + word + ")";
        String join = " (?:dot|punkt|punto|ponto|point|underscore|dash|hyphen|minus|plus|unterstrich|bindestrich"
                + "|gui[oó]n(?: bajo)?|tiret(?: bas)?|h[ií]fen|tra[cç]o|sublinhado) ";
        return Pattern.compile("(?iu)" + WORD_BEGINS + part + "(?:" + join + part + "){0,5}(?:"
                + domain("at|ät", part, "dot|punkt")
                + "|" + domain("arroba", part, "dot|punto|ponto")
                + "|" + domain("arr?obase", part, "dot|point") + ")");
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
        String digit = "(?:" + words + "|[0-9]{1,4})" + WORD_ENDS;
        return Pattern.compile("(?iu)" + WORD_BEGINS + digit + "(?:[\\s,.-]{1,3}" + digit + "){5,40}");
    }
}
