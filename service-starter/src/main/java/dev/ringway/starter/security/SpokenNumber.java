package dev.ringway.starter.security;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers as they are spoken, digit by digit, and written down in words: agents' texts are written so for a voice. In the
 * languages in which conversations are looked into; figures may stand between the words. Every text is gone through once.
 */
final class SpokenNumber {

    private static final Set<String> WORDS = Stream.of(
                    "zero oh one two three four five six seven eight nine double triple",
                    "null eins zwei zwo drei vier fünf sechs sieben acht neun",
                    "cero uno dos tres cuatro cinco seis siete ocho nueve",
                    "zéro un deux trois quatre cinq six sept huit neuf",
                    "um dois três quatro meia sete oito nove")
            .flatMap(Pattern.compile(" ")::splitAsStream)
            .flatMap(word -> Stream.of(word, withoutAccents(word)))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern FIGURES = Pattern.compile("\\p{Nd}{1,4}");
    private static final Pattern GAP = Pattern.compile("[.,\\s\\u00a0\\u2007\\u202f\\u2010-\\u2013-]{1,3}");
    private static final int LONGEST = 8;

    /** One more than a year or a date has parts. */
    private static final int LEAST = 6;

    private SpokenNumber() {}

    /** The text without the numbers that are spoken in it: of words nothing can be kept that is too little to dial. */
    static String masked(String text) {
        StringBuilder left = new StringBuilder();
        Run run = new Run();
        int done = 0;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            boolean goesOn = run.digits > 0 && isGap(text, run.end, token.start());
            boolean digit = isDigit(token.group());
            if (!(digit && goesOn)) {
                done = hide(text, run, left, done);
                run = new Run();
            }
            if (digit) {
                run.add(token);
            }
        }
        done = hide(text, run, left, done);
        return done == 0 ? text : left.append(text, done, text.length()).toString();
    }

    /** Two digits side by side. */
    static boolean isPiece(String words) {
        Matcher token = TOKEN.matcher(words);
        int end = -1;
        while (token.find()) {
            boolean digit = isDigit(token.group());
            if (digit && end >= 0 && isGap(words, end, token.start())) {
                return true;
            }
            end = digit ? token.end() : -1;
        }
        return false;
    }

    private static int hide(String text, Run run, StringBuilder left, int done) {
        if (!run.isNumber()) {
            return done;
        }
        left.append(text, done, run.start).append("•••");
        return run.end;
    }

    private static boolean isDigit(String token) {
        return token.length() <= LONGEST
                && (WORDS.contains(token.toLowerCase(Locale.ROOT))
                        || FIGURES.matcher(token).matches());
    }

    private static boolean isGap(String text, int from, int to) {
        return to - from <= 3 && GAP.matcher(text).region(from, to).matches();
    }

    private static String withoutAccents(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    /** Digits one behind the other. */
    private static final class Run {

        private int start;
        private int end;
        private int digits;
        private int words;
        private boolean severalFigures;

        void add(Matcher token) {
            boolean word = Character.isLetter(token.group().codePointAt(0));
            start = digits == 0 ? token.start() : start;
            end = token.end();
            digits++;
            words += word ? 1 : 0;
            severalFigures |= !word && token.end() - token.start() > 1;
        }

        /** Figures alone are looked for elsewhere: they may be sums, or a list. */
        boolean isNumber() {
            return digits >= LEAST && (words > 1 || (words == 1 && !severalFigures));
        }
    }
}
