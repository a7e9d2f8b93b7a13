package dev.ringway.transcript.privacy;

/** Tells numbers by their check digits. */
public interface CheckDigits {

    /** @param digits alone */
    boolean isCard(String digits);

    /** @param account in upper case, without blanks */
    boolean isIban(String account);
}
