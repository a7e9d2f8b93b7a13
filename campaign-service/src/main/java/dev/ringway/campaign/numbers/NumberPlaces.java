package dev.ringway.campaign.numbers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.ringway.campaign.dial.NumberPlace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What telephone numbers tell of where they are. A number that moved with its owner tells where it came from. */
@Component
public final class NumberPlaces {

    private static final Set<PhoneNumberType> WITH_AREA =
            Set.of(PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final PhoneNumberToTimeZonesMapper zones = PhoneNumberToTimeZonesMapper.getInstance();

    /**
     * Empty for what is no number that a telephone can be called by.
     *
     * @param e164 with {@code +}
     */
    public Optional<NumberPlace> of(String e164) {
        try {
            PhoneNumber number = numbers.parse(e164, null);
            return numbers.isValidNumber(number) ? Optional.of(place(number)) : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    private NumberPlace place(PhoneNumber number) {
        return new NumberPlace(number.getCountryCode(), region(number), areaCode(number), timeZones(number));
    }

    /** 001 stands for numbers of no country. */
    private Optional<String> region(PhoneNumber number) {
        return Optional.ofNullable(numbers.getRegionCodeForNumber(number))
                .filter(region -> region.length() == 2 && !region.equals("ZZ"));
    }

    private Optional<String> areaCode(PhoneNumber number) {
        int length =
                WITH_AREA.contains(numbers.getNumberType(number)) ? numbers.getLengthOfGeographicalAreaCode(number) : 0;
        return Optional.of(numbers.getNationalSignificantNumber(number))
                .filter(digits -> length > 0 && length <= digits.length())
                .map(digits -> digits.substring(0, length));
    }

    private Set<String> timeZones(PhoneNumber number) {
        List<String> names = zones.getTimeZonesForNumber(number);
        String unknown = PhoneNumberToTimeZonesMapper.getUnknownTimeZone();
        return names.stream().filter(name -> !name.equals(unknown)).collect(Collectors.toUnmodifiableSet());
    }
}
