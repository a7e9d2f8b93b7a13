package dev.ringway.callstore.control;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import dev.ringway.starter.problems.ProblemException;
import java.util.Optional;
import java.util.Set;

/** Which numbers a call may be handed to, and which may be shown as its caller. */
final class TransferNumber {

    private static final Set<PhoneNumberType> COSTS_EXTRA =
            Set.of(PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST);

    /** Satellites, ships and other networks of no country, most of them dearer than any country. */
    private static final String NO_COUNTRY = PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY;

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();
    private final boolean premiumNumbers;

    TransferNumber(boolean premiumNumbers) {
        this.premiumNumbers = premiumNumbers;
    }

    /** @throws ProblemException 400 naming the field */
    String to(String text) {
        PhoneNumber number = valid("to", text);
        String region =
                Optional.ofNullable(numbers.getRegionCodeForNumber(number)).orElse("ZZ");
        if (shortNumbers.connectsToEmergencyNumber(Long.toString(number.getNationalNumber()), region)) {
            throw ProblemException.invalid("to", "must not be an emergency number");
        }
        if (!premiumNumbers && (region.equals(NO_COUNTRY) || COSTS_EXTRA.contains(numbers.getNumberType(number)))) {
            throw ProblemException.invalid("to", "must not be a number that costs extra");
        }
        return numbers.format(number, PhoneNumberFormat.E164);
    }

    /** @throws ProblemException 400 naming the field */
    String callerId(String text) {
        return numbers.format(valid("callerId", text), PhoneNumberFormat.E164);
    }

    private PhoneNumber valid(String field, String text) {
        try {
            if (text.startsWith("+")) {
                PhoneNumber number = numbers.parse(text, "ZZ");
                if (numbers.isValidNumber(number) && !number.hasExtension()) {
                    return number;
                }
            }
        } catch (NumberParseException notANumber) {
            ProblemException problem = notE164(field);
            problem.initCause(notANumber);
            throw problem;
        }
        throw notE164(field);
    }

    private static ProblemException notE164(String field) {
        return ProblemException.invalid(
                field, "must be a telephone number with + and its country, such as +14155550123");
    }
}
