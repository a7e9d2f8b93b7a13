package dev.ringway.transcript.analysis.entities;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Entity;
import dev.ringway.transcript.analysis.TranscriptAnalyzer;
import dev.ringway.transcript.analysis.language.SpokenLanguage;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Turn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What has a name or a figure, by rules that would rather miss one than name a wrong one. E-mails, phone numbers and sums with
 * their currency's sign are found in any language, dates by the names of days and months in all whose calendar is known; all
 * else in those with phrases of their own, in src/main/resources/analysis/entities. The times are those of the turn in which it is said; what is said twice in a turn is
 * told once.
 */
public final class EntityAnalyzer implements TranscriptAnalyzer {

    private static final List<String> LANGUAGES = List.of("en", "es", "de", "fr", "pt");
    private static final String UNDETERMINED = "und";

    /** Of a conversation; the first ones are told. They lie in its document, which has its limit. */
    private static final int MOST = 10_000;

    /** By the code of the language; others are added when one is spoken. */
    private final Map<String, Phrases> phrases = new ConcurrentHashMap<>();

    private final EntityFinder phoneNumbers;

    public EntityAnalyzer(EntityFinder phoneNumbers) {
        this.phoneNumbers = phoneNumbers;
        LANGUAGES.forEach(language -> phrases.put(language, Phrases.of(Phrases.ANY, language)));
    }

    /** E-mail addresses and telephone numbers alone, in a single text. */
    public List<Mention> addresses(String text, Optional<SpokenLanguage> language) {
        List<Mention> found = new ArrayList<>(of(language).find("email", text));
        found.addAll(phoneNumbers.find(text, language));
        return found;
    }

    private Phrases of(Optional<SpokenLanguage> language) {
        return phrases.computeIfAbsent(code(language), code -> Phrases.ofAnyAnd(CalendarNames.lines(code)));
    }

    private static String code(Optional<SpokenLanguage> language) {
        return language.map(SpokenLanguage::code).orElse(UNDETERMINED);
    }

    @Override
    public Analysis analyze(Conversation conversation, Analysis known) {
        Optional<SpokenLanguage> language = SpokenLanguage.of(conversation);
        Reader reader = new Reader(of(language), code(language), text -> phoneNumbers.find(text, language));
        List<Turn> turns = conversation.turns();
        List<List<Mention>> mentions = new ArrayList<>();
        Optional<String> before = Optional.empty();
        for (Turn turn : turns) {
            mentions.add(reader.read(turn.text().orElse(""), before));
            before = turn.text();
        }
        List<Entity> entities = new ArrayList<>();
        for (int i = 0; i < turns.size() && entities.size() < MOST; i++) {
            Turn turn = turns.get(i);
            entities.addAll(entities(turn, reader.withNamesAgain(turn.text().orElse(""), mentions.get(i))));
        }
        return known.withEntities(entities.subList(0, Math.min(entities.size(), MOST)));
    }

    private static List<Entity> entities(Turn turn, List<Mention> mentions) {
        String text = turn.text().orElse("");
        Set<String> told = new HashSet<>();
        return mentions.stream()
                .filter(mention -> told.add(mention.type() + ' ' + mention.in(text)))
                .map(mention -> new Entity(mention.in(text), mention.type(), turn.startTime(), turn.endTime()))
                .toList();
    }
}
