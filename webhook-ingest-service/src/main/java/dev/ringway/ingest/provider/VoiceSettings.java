package dev.ringway.ingest.provider;

import com.twilio.twiml.voice.Say;
import dev.ringway.ingest.voice.VoicePolicy;
import dev.ringway.starter.startup.StartRefusedException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What happens with calls.
 *
 * @param defaultAgentId ElevenLabs' agent that takes the calls for which no other is named; empty: nobody does
 * @param apology what a caller hears whom no agent can take
 * @param apologyLanguage one of the languages of Twilio's {@code <Say>}, e.g. {@code en-US}
 */
@Validated
@ConfigurationProperties("ringway.ingest.voice")
record VoiceSettings(
        @DefaultValue("") String defaultAgentId,

        @NotBlank
        @Size(max = 1000)
        @DefaultValue("We are sorry. We cannot take your call at the moment. Please try again later.")
        String apology,

        @DefaultValue("en-US") String apologyLanguage) {

    /** @throws StartRefusedException where Twilio does not speak the language */
    VoicePolicy policy() {
        Say.Language language = Arrays.stream(Say.Language.values())
                .filter(one -> one.toString().equals(apologyLanguage))
                .findFirst()
                .orElseThrow(() -> new StartRefusedException(
                        "VOICE_APOLOGY_LANGUAGE is none that Twilio speaks.", "Set it to one such as en-US or de-DE."));
        return new VoicePolicy(
                Optional.of(defaultAgentId).filter(agentId -> !agentId.isBlank()), Twiml.apology(apology, language));
    }
}
