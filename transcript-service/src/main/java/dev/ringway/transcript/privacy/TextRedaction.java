package dev.ringway.transcript.privacy;

import dev.ringway.transcript.analysis.entities.EntityFinder;
import dev.ringway.transcript.analysis.entities.Mention;
import dev.ringway.transcript.analysis.language.SpokenLanguage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes personal data out of texts: what it finds becomes a mark such as {@code [email]}. Done again it changes nothing more.
 * All expressions are bounded, so that no text keeps it long.
 */
public final class TextRedaction {

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}+@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,6}");

    private static final Pattern SPOKEN_EMAIL = Pattern.compile(
            "(?iu)\\b[\\p{L}\\p{N}._-]{1,64}+ at [\\p{L}\\p{N}-]{1,63}+(?: dot [\\p{L}\\p{N}-]{2,24}+){1,3}");

    private static final Pattern IBAN =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}(?![\\p{L}\\p{N}])");

    private static final Pattern CARD = Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){12,18}(?![0-9])");

    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?![0-9]{4}-[0-9]{2}-[0-9]{2})\\+?[0-9](?:[ ./()-]{0,2}[0-9]){5,40}+(?![\\p{L}\\p{N}])");

    private static final Pattern SPOKEN_NUMBER = spokenNumber();

    /** Shorter parts of a name are too often other words. */
    private static final int SHORTEST_NAME = 3;

    /** Of one conversation that are looked for. */
    private static final int MOST_NAMES = 1_000;

    private static final Pattern PARTS = Pattern.compile("[\\s.,-]+");

    private final Set<PersonalData> kinds;
    private final List<Pattern> names;
    private final EntityFinder phoneNumbers;
    private final CheckDigits checkDigits;
    private final Optional<SpokenLanguage> language;

    /**
     * @param names that are known of the conversation
     * @param phoneNumbers what finds them
     */
    public TextRedaction(
            Set<PersonalData> kinds,
            List<String> names,
            EntityFinder phoneNumbers,
            CheckDigits checkDigits,
            Optional<SpokenLanguage> language) {
        this.kinds = Set.copyOf(kinds);
        this.names = kinds.contains(PersonalData.PERSON) ? patterns(names) : List.of();
        this.phoneNumbers = phoneNumbers;
        this.checkDigits = checkDigits;
        this.language = language;
    }

    /** The text without what is personal in it. */
    public String of(String text) {
        String left = text;
        left = without(PersonalData.EMAIL, EMAIL, left, _ -> true);
        left = without(PersonalData.EMAIL, SPOKEN_EMAIL, left, _ -> true);
        left = without(PersonalData.IBAN, IBAN, left, this::isIban);
        left = without(PersonalData.CARD_NUMBER, CARD, left, this::isCard);
        left = kinds.contains(PersonalData.PHONE_NUMBER) ? withoutPhoneNumbers(left) : left;
        left = without(PersonalData.NUMBER, NUMBER, left, _ -> true);
        left = without(PersonalData.NUMBER, SPOKEN_NUMBER, left, _ -> true);
        for (Pattern name : names) {
            left = name.matcher(left).replaceAll(PersonalData.PERSON.mark());
        }
        return left;
    }

    private String without(PersonalData kind, Pattern pattern, String text, Predicate<String> really) {
        return kinds.contains(kind)
                ? pattern.matcher(text)
                        .replaceAll((MatchResult found) -> really.test(found.group()) ? kind.mark() : "$0")
                : text;
    }

    private String withoutPhoneNumbers(String text) {
        List<Mention> found = new ArrayList<>(phoneNumbers.find(text, language));
        found.sort(Comparator.comparingInt(Mention::start).reversed());
        StringBuilder left = new StringBuilder(text);
        int end = text.length();
        for (Mention number : found) {
            if (number.end() <= end) {
                left.replace(number.start(), number.end(), PersonalData.PHONE_NUMBER.mark());
                end = number.start();
            }
        }
        return left.toString();
    }

    private boolean isIban(String text) {
        return checkDigits.isIban(text.replace(" ", "").toUpperCase(Locale.ROOT));
    }

    private boolean isCard(String text) {
        return checkDigits.isCard(text.replaceAll("[ -]", ""));
    }

    /** Whole names first, in any case; then their parts as they are written. */
    private static List<Pattern> patterns(List<String> names) {
        List<String> whole = longEnough(names.stream().map(String::strip));
        List<String> parts = longEnough(whole.stream().flatMap(PARTS::splitAsStream));
        return Stream.of(anyOf(whole, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), anyOf(parts, 0))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> longEnough(Stream<String> names) {
        return names.filter(name -> name.length() >= SHORTEST_NAME)
                .distinct()
                .limit(MOST_NAMES)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static Optional<Pattern> anyOf(List<String> words, int flags) {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile(
                        words.stream()
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")),
                        flags));
    }

    private static Pattern spokenNumber() {
        String digit = "(?:" + String.join("|", DigitWords.all()) + "|[0-9]{1,4})";
        return Pattern.compile(
                "(?iu)(?<![\\p{L}\\p{N}])" + digit + "(?:[\\s,.-]{1,3}" + digit + "){5,40}+(?![\\p{L}\\p{N}])");
    }
}
