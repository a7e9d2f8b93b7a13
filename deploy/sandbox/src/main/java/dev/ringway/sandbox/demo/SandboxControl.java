package dev.ringway.sandbox.demo;

import dev.ringway.sandbox.callback.CallbackRecord.Fate;
import dev.ringway.sandbox.callback.Disorder;
import dev.ringway.sandbox.control.CallRecord;
import dev.ringway.sandbox.control.DialRecord;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The sandbox's control endpoint. */
final class SandboxControl {

    private final JsonClient http;

    SandboxControl(JsonClient http) {
        this.http = http;
    }

    Disorder disorder() throws Away {
        return read(http.get("/control/disorder").orElseThrow(SandboxControl::notASandbox), Disorder.class);
    }

    void disorder(Disorder disorder) throws Away {
        http.post("/control/disorder", disorder);
    }

    /** @return the call's SID */
    String inbound(String from, String to) throws Away {
        return http.post("/control/inbound", Map.of("from", from, "to", to))
                .get("sid")
                .asString();
    }

    /** A number of ours asks for TwiML from now on. */
    void number(String number, URI voice, URI fallback, URI status) throws Away {
        http.post(
                "/control/numbers",
                Map.of("number", number, "voiceUrl", voice, "fallbackUrl", fallback, "statusCallback", status));
    }

    /** No number of ours asks for TwiML any more. */
    void forgetNumbers() throws Away {
        http.delete("/control/numbers");
    }

    CallRecord call(String sid) throws Away {
        return read(
                http.get("/control/calls/" + sid)
                        .orElseThrow(() -> new DemoFailure("The sandbox has forgotten " + sid + ": was it restarted?")),
                CallRecord.class);
    }

    /** Every call that a campaign asked for and got, oldest first. */
    List<DialRecord> dials(String campaign) throws Away {
        return http.get("/control/dials")
                .orElseThrow(SandboxControl::notASandbox)
                .path("items")
                .valueStream()
                .filter(dial -> dial.path("campaign").asString("").equals(campaign))
                .map(dial -> read(dial, DialRecord.class))
                .toList();
    }

    /** The conversation of each call whose transcription was told and accepted. */
    Map<String, String> toldConversations() throws Away {
        JsonNode conversations = http.get("/control/elevenlabs/conversations").orElseThrow(SandboxControl::notASandbox);
        return conversations
                .path("items")
                .valueStream()
                .filter(one -> one.path("callSid").isString()
                        && one.path("webhooks").valueStream().anyMatch(SandboxControl::isTold))
                .collect(Collectors.toMap(
                        one -> one.path("callSid").stringValue(),
                        one -> one.path("conversationId").stringValue(),
                        (newest, older) -> newest));
    }

    private static boolean isTold(JsonNode webhook) {
        return webhook.path("type").asString("").equals("post_call_transcription")
                && webhook.path("fate").asString("").equals(Fate.DELIVERED.name());
    }

    private static <T> T read(JsonNode json, Class<T> type) {
        return JsonClient.JSON.treeToValue(json, type);
    }

    private static DemoFailure notASandbox() {
        return new DemoFailure("SANDBOX_URL does not lead to a sandbox.");
    }
}
