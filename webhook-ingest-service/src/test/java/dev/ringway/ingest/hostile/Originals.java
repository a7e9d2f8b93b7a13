package dev.ringway.ingest.hostile;

import java.util.List;
import java.util.Random;

/** What the providers send when they mean well. */
final class Originals {

    private static final List<String> TWILIO =
            List.of("status", "amd", "recording", "transcription", "voice", "fallback");

    private final Random random;
    private final String accountSid;

    Originals(Random random, String accountSid) {
        this.random = random;
        this.accountSid = accountSid;
    }

    Draft next() {
        int which = random.nextInt(TWILIO.size() + 2);
        if (which < TWILIO.size()) {
            Draft draft = new Draft(
                    "/webhooks/twilio/" + TWILIO.get(which),
                    "application/x-www-form-urlencoded",
                    form(TWILIO.get(which)));
            draft.query = random.nextBoolean() ? "" : "attempt=a-1&campaign=c-1&contact=k-1&name=J%C3%B6rg";
            return draft;
        }
        return which == TWILIO.size()
                ? new Draft("/webhooks/elevenlabs/initiation", "application/json", initiation())
                : new Draft("/webhooks/elevenlabs/post-call", "application/json", postCall());
    }

    private String form(String endpoint) {
        String call = "CallSid=CA" + hex() + "&AccountSid=" + accountSid + "&From=%2B14155550100&To=%2B18005551212"
                + "&Direction=inbound&ApiVersion=2010-04-01&";
        return call
                + switch (endpoint) {
                    case "status" ->
                        "CallStatus=completed&CallDuration=12&CallbackSource=call-progress-events&SequenceNumber=3"
                                + "&Timestamp=Sun%2C+25+Mar+2018+09%3A53%3A19+%2B0000&SipResponseCode=200";
                    case "amd" -> "AnsweredBy=machine_start&MachineDetectionDuration=4200";
                    case "recording" ->
                        "RecordingSid=RE" + hex() + "&RecordingStatus=completed&RecordingDuration=12"
                                + "&RecordingChannels=2&RecordingUrl=https%3A%2F%2Fapi.twilio.com%2Fx&ErrorCode=0";
                    case "transcription" ->
                        "TranscriptionSid=GT" + hex() + "&TranscriptionEvent=transcription-content&SequenceId=3"
                                + "&TranscriptionData=%7B%22transcript%22%3A%22Hi%22%2C%22confidence%22%3A0.9%7D"
                                + "&Final=true&Track=inbound_track&Timestamp=2026-03-25T09%3A53%3A19.123Z";
                    case "voice" -> "CallStatus=ringing&FromCity=&StirVerstat=TN-Validation-Passed-A";
                    default -> "CallStatus=ringing&ErrorCode=11200&ErrorUrl=https%3A%2F%2Fexample.com%2Fx";
                };
    }

    private String initiation() {
        return "{\"caller_id\":\"+14155550100\",\"agent_id\":\"agent_1\",\"called_number\":\"+18005551212\","
                + "\"call_sid\":\"CA" + hex() + "\"}";
    }

    private String postCall() {
        String conversation = "\"conversation_id\":\"conv_" + hex() + "\",\"agent_id\":\"agent_1\"";
        return switch (random.nextInt(4)) {
            case 0 ->
                "{\"type\":\"post_call_audio\",\"event_timestamp\":1760520125,\"data\":{" + conversation
                        + ",\"full_audio\":\"SUQzBAAAAAAAI1RTU0UAAAA=\"}}";
            case 1 ->
                "{\"type\":\"call_initiation_failure\",\"event_timestamp\":1760520125,\"data\":{" + conversation
                        + ",\"failure_reason\":\"busy\",\"metadata\":{\"type\":\"twilio\",\"body\":{\"CallSid\":\"CA"
                        + hex() + "\",\"CallStatus\":\"busy\"}}}}";
            case 2 -> "{\"type\":\"brand_new\",\"event_timestamp\":\"1760520125\",\"data\":{" + conversation + "}}";
            default ->
                "{\"type\":\"post_call_transcription\",\"event_timestamp\":1760520125,\"data\":{" + conversation
                        + ",\"status\":\"done\",\"transcript\":[{\"role\":\"agent\",\"message\":\"Grüß Gott\","
                        + "\"time_in_call_secs\":0}],\"metadata\":{\"start_time_unix_secs\":1760520000,"
                        + "\"call_duration_secs\":61,\"cost\":12,\"phone_call\":{\"type\":\"twilio\",\"call_sid\":\"CA"
                        + hex() + "\"}},\"analysis\":{\"call_successful\":\"success\"}}}";
        };
    }

    private String hex() {
        return String.format("%016x%016x", random.nextLong(), random.nextLong());
    }
}
