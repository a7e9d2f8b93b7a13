package dev.ringway.starter.logging;

import dev.ringway.starter.security.PhoneMask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The second line of defence: hides what looks like a phone number or a secret in a finished log line. The first is not
 * to log them.
 */
final class LogMask {

    private static final Pattern NUMBER = Pattern.compile("(?:\\+|%2[bB])\\d{8,15}(?!\\d)");
    private static final Pattern TOKEN =
            Pattern.compile("eyJ[\\w-]{5,}\\.[\\w-]+\\.[\\w-]*|(?i:(?<=\\b(?:bearer|basic) ))[\\w.~+/=-]{8,}");
    private static final Pattern NAMED =
            Pattern.compile("(?i)(?<name>(?:password|passwd|secret|api[-_]?key|auth[-_]?token"
                    + "|access[-_]?token|authorization)\"?\\s*[=:]\\s*\"?)(?!bearer|basic)[^\\s\"',;&}\\]]{4,}");
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s:@]+:[^/\\s@]+(?=@)");
    private static final String HIDDEN = "•••";

    private LogMask() {}

    static String mask(String line) {
        String masked = TOKEN.matcher(line).replaceAll(HIDDEN);
        masked = NAMED.matcher(masked).replaceAll("${name}" + HIDDEN);
        masked = USER_INFO.matcher(masked).replaceAll(HIDDEN);
        return NUMBER.matcher(masked)
                .replaceAll(number ->
                        Matcher.quoteReplacement(PhoneMask.mask(number.group().replaceFirst("%2[bB]", "+"))));
    }
}
