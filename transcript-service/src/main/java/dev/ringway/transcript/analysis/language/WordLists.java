package dev.ringway.transcript.analysis.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the analysis' own word lists: lines of UTF-8; what begins with # is a comment. */
public final class WordLists {

    private WordLists() {}

    /** @param path below {@code analysis/}; @return its lines, or nothing where there is no such list */
    public static Optional<List<String>> lines(String path) {
        try (InputStream list = WordLists.class.getResourceAsStream("/analysis/" + path)) {
            if (list == null) {
                return Optional.empty();
            }
            return Optional.of(new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the word list " + path + " cannot be read", e);
        }
    }

    /** A list per language, for those languages that have one. */
    public static Map<String, List<String>> perLanguage(String folder, List<String> languages) {
        Map<String, List<String>> lists = new TreeMap<>();
        languages.forEach(
                language -> lines(folder + "/" + language + ".txt").ifPresent(lines -> lists.put(language, lines)));
        return lists;
    }
}
