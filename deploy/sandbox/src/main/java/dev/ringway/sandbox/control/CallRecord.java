package dev.ringway.sandbox.control;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallRequest;
import dev.ringway.sandbox.call.CallRequest.AnswerDetection;
import dev.ringway.sandbox.call.DialOrder;
import dev.ringway.sandbox.callback.CallbackRecord;
import dev.ringway.sandbox.callback.CallbackRecord.Attempt;
import dev.ringway.sandbox.callback.CallbackRecord.Cause;
import dev.ringway.sandbox.callback.CallbackRecord.Fate;
import dev.ringway.sandbox.recording.Recording;
import dev.ringway.sandbox.transcription.Transcription;
import dev.ringway.sandbox.voice.VoiceRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The truth about one call, to check others against.
 *
 * @param price what it will have cost, negative, known here from the end on
 * @param asked what whoever had it placed asked for
 * @param machineDetectionMillis how long detection listened
 * @param createdAt to the millisecond, as is begunAt
 * @param begunAt when it had its turn and was dialled
 * @param startTime when it was dialled, or, once answered, when it was answered, as Twilio has it
 * @param duration seconds, absent while the call lives
 * @param finished whether the status is terminal
 * @param settled whether, besides, its recording is ready and no callback is pending any more
 * @param meant how many callbacks the call gave rise to
 * @param sent how many requests were made for them, retries and duplicates included
 * @param duplicates how many callbacks were sent twice on purpose
 * @param instructions every request for TwiML and what came of it
 */
public record CallRecord(
        String sid,
        String accountSid,
        String direction,
        String from,
        String to,
        String scenario,
        Asked asked,
        String status,
        Optional<Long> duration,
        Optional<String> answeredBy,
        Optional<Long> machineDetectionMillis,
        Optional<String> parentCallSid,
        Optional<String> price,
        int sipResponseCode,
        Optional<RecordingRecord> recording,
        Instant createdAt,
        Optional<Instant> begunAt,
        Optional<Instant> startTime,
        Optional<Instant> answeredAt,
        Optional<Instant> endTime,
        boolean finished,
        boolean settled,
        long meant,
        long sent,
        long duplicates,
        List<CallbackRecord> callbacks,
        List<VoiceRecord> instructions,
        List<TranscriptionRecord> transcriptions) {

    /**
     * The order of a call.
     *
     * @param attempt the dial attempt, as the call's URLs or ElevenLabs' dynamic variables name it
     * @param voiceParameters the query of the voice URL; of a name that occurs several times the last value
     * @param statusCallback its URL with the fragment of connection overrides
     * @param detection Enable or DetectMessageEnd
     */
    public record Asked(
            Optional<String> attempt,
            Map<String, String> voiceParameters,
            Optional<String> statusCallback,
            boolean recording,
            Optional<String> detection) {

        static Asked of(CallRequest request) {
            Map<String, String> parameters = new LinkedHashMap<>();
            request.voice()
                    .ifPresent(voice -> voice.target()
                            .query()
                            .values()
                            .forEach((name, values) -> parameters.put(name, values.getLast())));
            return new Asked(
                    request.dialOrder().flatMap(DialOrder::attempt),
                    parameters,
                    request.statusCallback().map(callback -> callback.target().url()),
                    request.recording().isPresent(),
                    request.detection().map(AnswerDetection::mode));
        }
    }

    /** @param events how many there were, those that were lost included */
    public record TranscriptionRecord(String sid, String name, String status, int events) {

        static TranscriptionRecord of(Transcription transcription) {
            return new TranscriptionRecord(
                    transcription.sid(), transcription.order().name(), transcription.status(), transcription.events());
        }
    }

    /**
     * The truth about the call's recording.
     *
     * @param duration seconds, absent while it is being made
     */
    public record RecordingRecord(
            String sid,
            String status,
            Optional<Long> duration,
            int channels,
            String track,
            String source,
            Instant startTime,
            int errorCode) {

        static RecordingRecord of(Recording recording) {
            return new RecordingRecord(
                    recording.sid(),
                    recording.status().wire(),
                    recording.duration(),
                    recording.order().channels(),
                    recording.order().track(),
                    recording.order().source(),
                    recording.startTime(),
                    recording.errorCode());
        }

        boolean settled() {
            return !status.equals("in-progress") && !status.equals("processing");
        }
    }

    static CallRecord of(
            Call call,
            Optional<RecordingRecord> recording,
            Optional<BigDecimal> price,
            List<CallbackRecord> callbacks,
            List<VoiceRecord> instructions,
            List<TranscriptionRecord> transcriptions) {
        List<Attempt> attempts = callbacks.stream()
                .flatMap(callback -> callback.attempts().stream())
                .toList();
        boolean finished = call.status().terminal();
        return new CallRecord(
                call.sid(),
                call.accountSid(),
                call.request().direction().wire(),
                call.request().from(),
                call.request().to(),
                call.plan().scenario().wire(),
                Asked.of(call.request()),
                call.status().wire(),
                call.durationSeconds(),
                call.answeredBy(),
                call.detection().map(found -> found.after().toMillis()),
                call.request().parentSid(),
                price.map(BigDecimal::toPlainString),
                call.sipResponseCode(),
                recording,
                call.createdAt(),
                call.begunAt(),
                call.startTime(),
                call.startTime().filter(_ -> call.answered()),
                call.endTime(),
                finished,
                finished
                        && recording.filter(made -> !made.settled()).isEmpty()
                        && callbacks.stream().noneMatch(callback -> callback.fate() == Fate.PENDING),
                callbacks.size(),
                attempts.size(),
                attempts.stream()
                        .filter(attempt -> attempt.cause() == Cause.DUPLICATE)
                        .count(),
                callbacks,
                instructions,
                transcriptions);
    }
}
