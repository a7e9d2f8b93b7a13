package dev.ringway.transcript.intake.agents;

import dev.ringway.starter.problems.FieldProblem;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.transcript.agent.Divergence;
import dev.ringway.transcript.provider.AgentsAtElevenLabs;
import dev.ringway.transcript.provider.ElevenLabsAnswer;
import dev.ringway.transcript.provider.ElevenLabsFailure;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What people are told where ElevenLabs did not do what it was asked for. */
final class ProviderProblems {

    private ProviderProblems() {}

    /** @throws ProblemException where there is no answer */
    static <T> T answered(ElevenLabsAnswer<T> answer) {
        return switch (answer) {
            case ElevenLabsAnswer.Done<T>(T value) -> value;
            case ElevenLabsAnswer.Failed<T>(ElevenLabsFailure failure) -> throw of(failure);
        };
    }

    static ProblemException of(ElevenLabsFailure failure) {
        return switch (failure) {
            case ElevenLabsFailure.NotFound gone ->
                new ProblemException(
                        HttpStatus.CONFLICT,
                        "agent-gone",
                        "There is no such agent at ElevenLabs. Delete it here, or create it anew.");
            case ElevenLabsFailure.Refused refused ->
                new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "elevenlabs-refused",
                        refused.reason() + ". Correct what it finds fault with, and repeat it.",
                        AgentsAtElevenLabs.faults(refused).stream()
                                .map(fault -> new FieldProblem(fault.path(), fault.message()))
                                .toList());
            case ElevenLabsFailure.Credentials credentials ->
                new ProblemException(
                        HttpStatus.BAD_GATEWAY,
                        "elevenlabs-credentials",
                        credentials.reason() + ". Set ELEVENLABS_API_KEY to a key that may change agents.");
            case ElevenLabsFailure.NotNow later ->
                new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "elevenlabs-unavailable",
                        later.reason() + ". Nothing was changed there; try again"
                                + later.retryAfter()
                                        .map(wait -> " in " + wait.toSeconds() + " s.")
                                        .orElse(" later."));
            case ElevenLabsFailure.Ambiguous unknown ->
                new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "elevenlabs-unconfirmed",
                        unknown.reason() + ". It may have been done: look how things stand before you repeat it.");
        };
    }

    /** @param detail what can be done */
    static ProblemException conflict(String code, String detail, List<Divergence> divergences) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                code,
                detail,
                divergences.stream()
                        .map(one -> new FieldProblem(
                                one.path(),
                                "was changed "
                                        + switch (one.changed()) {
                                            case HERE -> "here";
                                            case THERE -> "at ElevenLabs";
                                            case BOTH -> "here and at ElevenLabs";
                                        }))
                        .toList());
    }
}
