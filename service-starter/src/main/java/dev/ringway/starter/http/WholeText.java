package dev.ringway.starter.http;

/**
 * Whether a text is one. JSON can escape half of a character that is written as a pair ({@code "\\ud800"}), which stands for
 * nothing and which no database or encoding takes.
 */
public final class WholeText {

    private WholeText() {}

    /** Whether no half of a pair stands alone. */
    public static boolean is(CharSequence text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    /** Whether it is whole and holds no line end or other control character. */
    public static boolean isLine(CharSequence text) {
        return is(text) && text.chars().noneMatch(Character::isISOControl);
    }
}
