package dev.ringway.transcript.intake.privacy;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.analysis.Entity;
import dev.ringway.transcript.analysis.entities.EntityAnalyzer;
import dev.ringway.transcript.analysis.language.SpokenLanguage;
import dev.ringway.transcript.analysis.standard.PhoneNumbers;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.ToolCall;
import dev.ringway.transcript.conversation.Turn;
import dev.ringway.transcript.intake.analysis.ConversationAnalysis;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.privacy.CheckDigits;
import dev.ringway.transcript.privacy.Erasure;
import dev.ringway.transcript.privacy.PersonalData;
import dev.ringway.transcript.privacy.TextRedaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Takes personal data out of all texts of a conversation: what was said, what tools were given and gave back, and what was
 * found about it. What our analysers find is found anew, of what is left. The provider's payload is no part of it any more.
 */
@Component
public final class TranscriptRedaction {

    private static final String PERSON = "person";

    private final EntityAnalyzer entities = new EntityAnalyzer(new PhoneNumbers(true));
    private final CheckDigits checkDigits = new StandardCheckDigits();
    private final ConversationAnalysis analyses;

    TranscriptRedaction(ConversationAnalysis analyses) {
        this.analyses = analyses;
    }

    /** As it is where nothing was to be taken out. */
    public Transcript of(Transcript transcript, Optional<Erasure> wish) {
        return wish.map(erased -> of(transcript, erased.data())).orElse(transcript);
    }

    /** Done again it changes nothing more. */
    Transcript of(Transcript transcript, Set<PersonalData> kinds) {
        TextRedaction texts = new TextRedaction(
                kinds,
                names(transcript),
                entities::addresses,
                checkDigits,
                SpokenLanguage.of(transcript.conversation()));
        JsonRedaction values = new JsonRedaction(texts::of);
        Conversation said = transcript.conversation();
        Conversation left = new Conversation(
                said.language(),
                said.startTime(),
                said.duration(),
                said.turns().stream().map(turn -> turn(turn, texts, values)).toList());
        Transcript redacted = new Transcript(
                transcript.conversationId(),
                transcript.status(),
                transcript.links(),
                left,
                analysis(transcript.analysis(), texts, values),
                transcript.cost(),
                transcript.terminationReason().map(texts::of),
                Optional.empty(),
                transcript.toldAt());
        Transcript nameless = kinds.contains(PersonalData.PERSON) ? redacted.withoutName() : redacted;
        return analyses.anew(nameless);
    }

    /** Not only those that were found when it came: what is heard live was not looked at yet, and an analyser may have failed. */
    private List<String> names(Transcript transcript) {
        Analysis now = entities.analyze(transcript.conversation(), Analysis.NONE);
        return Stream.concat(
                        transcript.links().contactName().stream(),
                        Stream.concat(transcript.analysis().entities().stream(), now.entities().stream())
                                .filter(entity -> entity.type().equals(PERSON))
                                .map(Entity::text))
                .distinct()
                .toList();
    }

    private static Turn turn(Turn turn, TextRedaction texts, JsonRedaction values) {
        return new Turn(
                turn.role(),
                turn.text().map(texts::of),
                turn.startTime(),
                turn.endTime(),
                turn.confidence(),
                turn.interrupted(),
                turn.toolCalls().stream().map(call -> call(call, values)).toList(),
                turn.latencyMs());
    }

    private static ToolCall call(ToolCall call, JsonRedaction values) {
        return new ToolCall(
                call.requestId(),
                call.name(),
                call.parameters().map(values::text),
                call.called(),
                call.result().map(values::text),
                call.failed(),
                call.latencyMs());
    }

    private static Analysis analysis(Analysis found, TextRedaction texts, JsonRedaction values) {
        return new Analysis(
                found.callSuccessful(),
                found.summary().map(texts::of),
                found.title().map(texts::of),
                found.sentiment(),
                found.keywords().stream().filter(texts::leaves).toList(),
                List.of(),
                found.criteriaChecks().stream()
                        .map(check -> new CriterionCheck(
                                check.id(),
                                check.name(),
                                check.result(),
                                check.rationale().map(texts::of),
                                check.score()))
                        .toList(),
                values.fields(found.dataCollection()),
                found.flow(),
                found.origin());
    }
}
