package dev.ringway.campaign.intake;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Telephone numbers as people write them, as E.164. */
@Component
@EnableConfigurationProperties(ContactSettings.class)
public final class PhoneNumbers {

    /** What is told where {@link #e164} finds none. */
    static final String MUST_BE = "must be a telephone number that exists, without letters or an extension;"
            + " one of another country with + and its code";

    private static final int LONGEST = 40;

    /** Digits, and what people put between and around them; a letter next to a number is a note, not a part of it. */
    private static final Pattern WRITTEN = Pattern.compile("(?i:tel:)?[^\\p{L}]+");

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
     * there are letters: taken for the keys that they stand on, a note behind a number would make another number of it.
     */
    public Optional<String> e164(String text) {
        return e164(text, defaultRegion);
    }

    /** The same, where numbers without a country are of this region. */
    public Optional<String> e164(String text, String region) {
        if (text.length() > LONGEST || !WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
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
