package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.campaign.AgentSettings;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.store.CampaignRepository;
import dev.ringway.starter.security.DataMask;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /v1/convai/twilio/outbound-call}: ElevenLabs places the call of an attempt itself. Asked once. Blocks. */
@Component
final class AgentCalls {

    private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");

    private static final int LONGEST_MESSAGE = 200;

    private final AgentCallSettings settings;
    private final CampaignRepository campaigns;
    private final JsonMapper json;
    private final HttpClient http;

    AgentCalls(AgentCallSettings settings, CampaignRepository campaigns, JsonMapper json) {
        this.settings = settings;
        this.campaigns = campaigns;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeLimit())
                .build();
    }

    /**
     * @param phoneNumberId of the number from which it calls
     * @param look before the connection is made, which is given up soon: no client says when it stands
     */
    Asked place(DialAttempt attempt, String phoneNumberId, LastLook look) {
        HttpRequest request = request(attempt, phoneNumberId);
        if (!look.getAsBoolean()) {
            return not(AttemptOutcome.NOT_PROCESSED, "it is not wanted any more");
        }
        if (settings.key().isBlank()) {
            return new Asked.NotPlaced(
                    AttemptOutcome.ACCOUNT_AT_FAULT, "ELEVENLABS_API_KEY is not set", Optional.empty());
        }
        try {
            return asked(http.send(request, BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException neverSent) {
            return not(AttemptOutcome.NOT_PROCESSED, "ElevenLabs could not be reached");
        } catch (IOException unanswered) {
            return not(AttemptOutcome.UNKNOWN, "ElevenLabs gave no answer");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return not(AttemptOutcome.UNKNOWN, "this instance is stopping");
        }
    }

    private HttpRequest request(DialAttempt attempt, String phoneNumberId) {
        AgentSettings agent = attempt.purpose()
                .campaignId()
                .flatMap(campaigns::find)
                .map(campaign -> campaign.fields().agent())
                .orElse(AgentSettings.NONE);
        return HttpRequest.newBuilder(
                        URI.create(settings.baseUrl().replaceAll("/+$", "") + "/v1/convai/twilio/outbound-call"))
                .timeout(settings.timeLimit())
                .header("xi-api-key", settings.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(
                        json.writeValueAsBytes(AgentCallBody.of(attempt, phoneNumberId, agent))))
                .build();
    }

    private Asked asked(HttpResponse<String> answer) {
        int status = answer.statusCode();
        return status == 200 ? placed(answer.body()) : not(refusal(status), "ElevenLabs answered HTTP " + status);
    }

    /** A body that does not fit (422) may be one contact's alone; where it is every contact's, the breaker tells. */
    private static AttemptOutcome refusal(int status) {
        return switch (status) {
            case 401, 402, 403, 404 -> AttemptOutcome.ACCOUNT_AT_FAULT;
            case 408, 425 -> AttemptOutcome.UNKNOWN;
            case 429 -> AttemptOutcome.NOT_PROCESSED;
            default -> status >= 400 && status < 500 ? AttemptOutcome.REFUSED : AttemptOutcome.UNKNOWN;
        };
    }

    /** Only a SID is proof: it has asked Twilio, and may have been told of no answer as of a call that there is not. */
    private Asked placed(String body) {
        try {
            JsonNode answer = json.readTree(body);
            String sid = answer.path("callSid").asString("");
            if (CALL_SID.matcher(sid).matches()) {
                return new Asked.Placed(sid);
            }
            return answer.path("success").asBoolean(true)
                    ? not(AttemptOutcome.UNKNOWN, "ElevenLabs did not name the call")
                    : new Asked.Denied("ElevenLabs did not place the call" + said(answer));
        } catch (JacksonException unreadable) {
            return not(AttemptOutcome.UNKNOWN, "ElevenLabs' answer cannot be read");
        }
    }

    /** In its own words: an empty balance, say, is told by nothing else. What may be a number in them is hidden. */
    private static String said(JsonNode answer) {
        String words = DataMask.mask(answer.path("message").asString(""))
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return words.isEmpty() ? "" : ": " + words.substring(0, Math.min(words.length(), LONGEST_MESSAGE));
    }

    private static Asked not(AttemptOutcome outcome, String reason) {
        return new Asked.NotPlaced(outcome, reason, Optional.empty());
    }
}
