package dev.ringway.transcript.analysis.entities;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of people and organisations in a conversation, where it says that they are names: "my name is", "this is Ava from
 * Acme", "Mr.", a name asked for and given. Once a person is known, their names are found wherever they are said again.
 */
final class Names {

    private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’-]*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'’&.-]+");
    private static final Pattern BARE = Pattern.compile(
            "\\s*(?<e>\\p{Lu}[\\p{L}\\p{M}'’-]{1,30}(?:\\s\\p{Lu}[\\p{L}\\p{M}'’-]{1,30}){0,2})[.!]?\\s*"
                    + "|\\s*(?<f>\\p{Lu}[\\p{L}\\p{M}'’-]{1,30}(?:\\s\\p{Lu}[\\p{L}\\p{M}'’-]{1,30}){1,2})[.,].*",
            Pattern.DOTALL);

    private final Phrases phrases;
    private final Set<String> known = new HashSet<>();

    Names(Phrases phrases) {
        this.phrases = phrases;
    }

    /** Names of both kinds that the text itself introduces. */
    List<Mention> introduced(String text, Optional<String> before) {
        List<Mention> found = new ArrayList<>();
        phrases.find("organisation", text)
                .forEach(mention -> trimmed(mention, text).ifPresent(found::add));
        phrases.find("person", text).forEach(mention -> trimmed(mention, text).ifPresent(found::add));
        before.filter(question -> phrases.matches("asks-name", question))
                .flatMap(question -> answer(text))
                .ifPresent(found::add);
        return found;
    }

    void remember(String person) {
        Matcher name = CAPITALISED.matcher(person);
        while (name.find()) {
            if (name.end() - name.start() > 2 && !phrases.lists("not-a-name", name.group())) {
                known.add(name.group());
            }
        }
    }

    /** Where a known person is named again; two names one after the other are one mention. */
    List<Mention> again(String text) {
        List<Mention> found = new ArrayList<>();
        if (known.isEmpty()) {
            return found;
        }
        Matcher name = CAPITALISED.matcher(text);
        while (name.find()) {
            if (!known.contains(bare(name.group()))) {
                continue;
            }
            int end = name.start() + bare(name.group()).length();
            boolean goesOn = !found.isEmpty()
                    && text.startsWith(" ", found.getLast().end())
                    && found.getLast().end() + 1 == name.start();
            int start = goesOn ? found.removeLast().start() : name.start();
            found.add(new Mention("person", start, end));
        }
        return found;
    }

    private static String bare(String name) {
        return name.replaceFirst("['’]s?$", "");
    }

    private Optional<Mention> answer(String text) {
        Matcher bare = BARE.matcher(text);
        if (!bare.matches()) {
            return Optional.empty();
        }
        String name = bare.start("e") >= 0 ? "e" : "f";
        return trimmed(new Mention("person", bare.start(name), bare.end(name)), text);
    }

    /** Without the words before a name that are none; nothing where nothing is left. */
    private Optional<Mention> trimmed(Mention mention, String text) {
        Matcher word = WORD.matcher(mention.in(text));
        while (word.find()) {
            if (!phrases.lists("before-a-name", word.group())) {
                Mention rest = new Mention(mention.type(), mention.start() + word.start(), mention.end());
                return phrases.lists("not-a-name", rest.in(text)) ? Optional.empty() : Optional.of(rest);
            }
        }
        return Optional.empty();
    }
}
