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

/**
 * Takes personal data out of texts: what it finds becomes a mark such as {@code [email]}. Done again it changes nothing more.
 * All expressions are bounded, so that no text keeps it long.
 */
public final class TextRedaction {

    private static final String WORD_ENDS = "(?![\\p{L}\\p{N}])";
    private static final String WORD_BEGINS = "(?<![\\p{L}\\p{N}])";

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}+@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,6}");

    private static final Pattern SPOKEN_EMAIL = Pattern.compile(
            "(?iu)\\b[\\p{L}\\p{N}_-]{1,64}+(?: dot [\\p{L}\\p{N}_-]{1,64}+){0,3}+ at [\\p{L}\\p{N}-]{1,63}+(?: dot [\\p{L}\\p{N}-]{2,24}+){1,3}");

    private static final Pattern IBAN = Pattern.compile("(?i)" + WORD_BEGINS + "[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}");

    private static final Pattern CARD = Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){12,18}");

    /** A date and its time stay; they are found first, so that no piece of them is taken for a number. */
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?" + WORD_ENDS
            + "|[0-9]{1,2}[./][0-9]{1,2}[./](?:[0-9]{4}|[0-9]{2})" + WORD_ENDS;

    private static final Pattern NUMBER = Pattern.compile(
            WORD_BEGINS + "(?:(?<date>" + DATE + ")|\\+?[0-9](?:[ ./()-]{0,2}[0-9]){5,40}" + WORD_ENDS + ")");

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
        left = without(PersonalData.EMAIL, SPOKEN_EMAIL, left);
        left = withoutLongest(PersonalData.IBAN, IBAN, left, this::isIban);
        left = withoutLongest(PersonalData.CARD_NUMBER, CARD, left, this::isCard);
        left = withoutMentioned(left);
        left = without(PersonalData.NUMBER, NUMBER, left);
        left = without(PersonalData.NUMBER, SPOKEN_NUMBER, left);
        return names.of(left);
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

    private String withoutMentioned(String text) {
        if (MENTIONED.values().stream().noneMatch(kinds::contains)) {
            return text;
        }
        List<Mention> found = entities.find(text, language).stream()
                .filter(mention ->
                        MENTIONED.containsKey(mention.type()) && kinds.contains(MENTIONED.get(mention.type())))
                .sorted(Comparator.comparingInt(Mention::start).reversed())
                .toList();
        StringBuilder left = new StringBuilder(text);
        int end = text.length();
        for (Mention mention : found) {
            if (mention.end() <= end) {
                left.replace(
                        mention.start(),
                        mention.end(),
                        MENTIONED.get(mention.type()).mark());
                end = mention.start();
            }
        }
        return left.toString();
    }

    private boolean isIban(String text) {
        return checkDigits.isIban(text.replace(" ", "").toUpperCase(Locale.ROOT));
    }

    private boolean isCard(String text) {
        String digits = text.replaceAll("[ -]", "");
        return digits.length() >= 13 && checkDigits.isCard(digits);
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
