package dev.ringway.starter.security;

/**
 * What may be a piece of a phone number: such are not found by those who may not see them. People write numbers in groups of
 * two digits and more, a year may be one, and who may try all hundred finds the right one; so it is with two that are spoken.
 */
public final class NumberPiece {

    private NumberPiece() {}

    /** @param words that have to stand side by side where they are looked for; often it is one */
    public static boolean is(String words) {
        return words.codePoints().filter(Character::isDigit).count() > 1 || SpokenNumber.isPiece(words);
    }
}
