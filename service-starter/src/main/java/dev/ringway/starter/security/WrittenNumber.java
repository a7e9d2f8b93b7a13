package dev.ringway.starter.security;

import java.util.regex.Pattern;

/**
 * Phone numbers as people write them, with what a word processor makes of blanks and hyphens. The digits are those of any
 * script. Every repetition is bounded or of single characters, so that no text keeps it long.
 */
final class WrittenNumber {

    private static final String BLANK = "[ \\u00a0\\u2007\\u202f]";
    private static final String DASH = "[\\-/\\u2010-\\u2013]";
    private static final String GAP = "[ ./\\-\\u00a0\\u2007\\u2010-\\u2013\\u202f]";

    /** Between groups of digits. */
    private static final String JOIN = "(?:" + BLANK + "{1,2}|" + BLANK + "?" + DASH + BLANK + "?|\\.)";

    /** Of digits that are spoken one by one. */
    private static final String SPOKEN_GAP = "(?:,? |[\\-\\u00a0\\u2007\\u2010-\\u2013\\u202f])";

    /** Behind an escape of JSON, too, which ends with a letter. */
    private static final String AS_A_WORD = "(?:(?<![\\p{Nd}A-Za-z])|(?<=\\\\[bfnrt]))";

    private static final String YEAR = "(?:19|20)\\p{Nd}{2}";

    private static final String CURRENCY =
            "(?:\\p{Sc}|(?:EUR|USD|GBP|CHF|dollars?|euros?|pounds?|francs?|pesos?|reais)(?![A-Za-z]))";

    /** With a plus or an area code in brackets it may be grouped in any way. */
    private static final String MARKED = "(?:\\+|%2B)\\p{Nd}(?:(?:" + GAP + "|[()]){0,3}\\p{Nd}){5,40}"
            + "|(?:(?<!\\p{Nd})00\\p{Nd}{1,3} ?)?\\((?:0|\\p{Nd}{2,6})\\)(?:" + GAP + "{0,3}\\p{Nd}){5,40}";

    /** A day in figures, years, a range of round figures, and a sum of money, which is grouped too. */
    private static final String SOMETHING_ELSE = YEAR + "(?<ymd>[\\-/.])\\p{Nd}{2}\\k<ymd>\\p{Nd}{2}(?!\\p{Nd})"
            + "|[0-3]?\\p{Nd}(?<dmy>[\\-/.])[0-3]?\\p{Nd}\\k<dmy>" + YEAR + "(?!\\p{Nd}|[./\\-]\\p{Nd})"
            + "|" + YEAR + "(?:" + JOIN + YEAR + "){1,6}(?!\\p{Nd}|" + JOIN + "\\p{Nd})"
            + "|\\p{Nd}{1,4}00" + DASH + "\\p{Nd}{1,3}00(?!\\p{Nd}|" + JOIN + "\\p{Nd})"
            + "|\\p{Nd}{1,3}(?:(?:" + BLANK + "|\\.)\\p{Nd}{3}){1,6}(?:,\\p{Nd}{1,2}(?!\\p{Nd})|" + BLANK + "?"
            + CURRENCY + ")";

    /** Not within a word, a fraction, a time or a sum of money; seven digits at least. */
    private static final String BEGINS = "(?<![\\p{Nd}A-Za-z.\\-\\p{Sc}])(?<!\\p{Sc} )(?<!\\p{Nd}[:/,])(?=\\p{Nd}(?:"
            + JOIN + "?\\p{Nd}){6})(?!" + SOMETHING_ELSE + ")";

    /** Begun with a zero, as numbers are within a country, two groups of any size are enough. */
    private static final String NATIONAL = "0\\p{Nd}{1,5}(?:" + JOIN + "\\p{Nd}{1,8}){1,6}";

    private static final String GROUPED = "\\p{Nd}{1,6}(?:" + JOIN + "\\p{Nd}{2,6}){2,6}";

    /** With a point it would be a fraction, and a dash with blanks stands for from and to. */
    private static final String TWO_GROUPS = "(?:\\p{Nd}{3,6}(?:" + BLANK + "|" + DASH + ")\\p{Nd}{3,8}|\\p{Nd}{2}(?:"
            + BLANK + "|" + DASH + ")\\p{Nd}{6,8})(?![.:]\\p{Nd})";

    private static final String EXTENSION = "(?=(?:x|ext\\.?) ?\\p{Nd}{1,6}(?![\\p{Nd}A-Za-z]))";

    /** No part of a UUID either. */
    private static final String ENDS = "(?:(?![\\p{Nd}A-Za-z]|-[0-9A-Fa-f])|" + EXTENSION + ")";

    private static final String DIGIT_BY_DIGIT =
            "(?<![\\p{Nd}A-Za-z.,-])\\p{Nd}(?:" + SPOKEN_GAP + "\\p{Nd}){6,40}(?![\\p{Nd}A-Za-z])";

    /** In groups as they are spoken: ten digits at least, that are neither years nor thousands. */
    private static final String WITH_COMMAS = "(?<![\\p{Nd}A-Za-z.,-])(?!" + YEAR + ", ?" + YEAR + ", ?" + YEAR
            + "(?!\\p{Nd}))(?!\\p{Nd}{1,3}(?:,\\p{Nd}{3})+(?![\\p{Nd},]))"
            + "(?=(?:(?:, ?)?\\p{Nd}){10})\\p{Nd}{1,4}(?<comma>, ?)\\p{Nd}{2,4}(?:\\k<comma>\\p{Nd}{2,4}){1,3}"
            + "(?![\\p{Nd}A-Za-z]|[.,]\\p{Nd})";

    /** Neither a part of a UUID nor of a fraction. */
    private static final String IN_ONE_PIECE = AS_A_WORD + "(?<!\\b0\\.)(?<!-[0-9A-Fa-f]{4}-)\\p{Nd}{7,}"
            + "(?:(?![\\p{Nd}A-Za-z])|" + EXTENSION + ")(?!-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-)";

    private static final Pattern NUMBER = Pattern.compile(
            MARKED + "|" + BEGINS + "(?:" + NATIONAL + "|" + GROUPED + "|" + TWO_GROUPS + ")" + ENDS + "|"
                    + DIGIT_BY_DIGIT + "|" + WITH_COMMAS + "|" + IN_ONE_PIECE,
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UNGROUPED = Pattern.compile(GAP + "|[(),]");

    /** Digits of any of these. */
    private static final int LEAST = 6;

    private WrittenNumber() {}

    /** The text with every number in it masked. Most texts have none, which is seen at a glance. */
    static String masked(String text) {
        long digits = text.codePoints().filter(Character::isDigit).limit(LEAST).count();
        return digits < LEAST ? text : withoutNumbers(text);
    }

    private static String withoutNumbers(String text) {
        return NUMBER.matcher(text)
                .replaceAll(
                        found -> PhoneMask.mask(UNGROUPED.matcher(found.group()).replaceAll("")));
    }
}
