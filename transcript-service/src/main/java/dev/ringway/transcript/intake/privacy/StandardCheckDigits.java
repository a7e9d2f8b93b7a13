package dev.ringway.transcript.intake.privacy;

import dev.ringway.transcript.privacy.CheckDigits;
import org.apache.commons.validator.routines.checkdigit.IBANCheckDigit;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** Those of ISO/IEC 7812 (Luhn) and ISO 13616. */
public final class StandardCheckDigits implements CheckDigits {

    @Override
    public boolean isCard(String digits) {
        return LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits);
    }

    @Override
    public boolean isIban(String account) {
        return IBANCheckDigit.IBAN_CHECK_DIGIT.isValid(account);
    }
}
