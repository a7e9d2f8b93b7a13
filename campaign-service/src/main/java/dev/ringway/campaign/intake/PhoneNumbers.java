package dev.ringway.campaign.intake;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Telephone numbers as people write them, as E.164. */
@Component
@EnableConfigurationProperties(ContactSettings.class)
public final class PhoneNumbers {

    /** What is told where {@link #e164} finds none. */
    static final String MUST_BE =
            "must be one telephone number that exists, and nothing beside it: no letters, no extension,"
                    + " no decimals, no second number or digits behind / or in brackets; in a spreadsheet format the column as text;"
                    + " one of another country with + and its code";

    private static final int LONGEST = 40;

    /** Digits, and what people put between and around them; a letter next to a number is a note, not a part of it. */
    private static final Pattern WRITTEN = Pattern.compile("(?i:tel:)?[^\\p{L}]+");

    /**
     * What a spreadsheet makes of a number that it takes for an amount. People put a point between groups of digits too, and
     * then no group before a last one of one or two digits is so long.
     */
    private static final Pattern DECIMALS = Pattern.compile(
            "(?s).*(?:\\p{Nd}{4}[.,]\\p{Nd}|\\p{Nd}{5}[.,]\\p{Nd}{2}|,\\p{Nd}{3}\\.\\p{Nd}{1,2})\\P{Nd}*");

    /** A note of which of several this one is; area codes in brackets stand in front. */
    private static final Pattern IN_BRACKETS = Pattern.compile("(?s).*\\p{Nd}.*[(\\[（［][^)\\]）］]*\\p{Nd}\\P{Nd}*");

    /** What stands before the last of these signs: an area code, or a number with more behind it. */
    private static final Pattern PARTED = Pattern.compile("(?s)(.*)[/／*].*\\p{Nd}.*");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String defaultRegion;

    PhoneNumbers(ContactSettings settings) {
        this.defaultRegion = settings.defaultRegion();
        if (!isRegion(defaultRegion)) {
            throw new IllegalArgumentException("CONTACT_DEFAULT_REGION: there are no telephone numbers of the region "
                    + defaultRegion + ". Give two letters such as US.");
        }
    }

    public String defaultRegion() {
        return defaultRegion;
    }

    /** Whether there are numbers of it. */
    public boolean isRegion(String region) {
        return numbers.getSupportedRegions().contains(region);
    }

    /**
     * Empty for what no telephone can be called by, for a number with an extension, since a campaign cannot dial that, and where
     * there is more than the number: letters, taken for the keys that they stand on, or digits of something else, such as
     * decimals or a further number behind a slash, would make another person's number of it.
     */
    public Optional<String> e164(String text) {
        return e164(text, defaultRegion);
    }

    /** The same, where numbers without a country are of this region. */
    public Optional<String> e164(String text, String region) {
        boolean alone = text.length() <= LONGEST
                && WRITTEN.matcher(text).matches()
                && !DECIMALS.matcher(text).matches()
                && !IN_BRACKETS.matcher(text).matches();
        return alone ? valid(text, region).filter(number -> !hasMoreBehind(text, region)) : Optional.empty();
    }

    private boolean hasMoreBehind(String text, String region) {
        Matcher parted = PARTED.matcher(text);
        return parted.matches() && valid(parted.group(1), region).isPresent();
    }

    private Optional<String> valid(String text, String region) {
        try {
            PhoneNumber number = numbers.parse(text, region);
            return numbers.isValidNumber(number) && !number.hasExtension()
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
