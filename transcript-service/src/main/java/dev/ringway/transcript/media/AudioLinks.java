package dev.ringway.transcript.media;

import dev.ringway.starter.media.SignedLink;
import dev.ringway.starter.media.SignedLinks;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.transcript.provider.AudioSettings;
import dev.ringway.transcript.provider.ElevenLabsSettings;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Links to the sound of one conversation, by ElevenLabs' key, without which there is no sound to be had anyway. */
@Component
public final class AudioLinks {

    private final Optional<SignedLinks> links;

    AudioLinks(ElevenLabsSettings elevenLabs, AudioSettings settings, Clock clock) {
        this.links = elevenLabs.hasKey()
                ? Optional.of(new SignedLinks(
                        elevenLabs.key(),
                        "ringway audio links v1",
                        settings.audio().linkAge(),
                        clock))
                : Optional.empty();
    }

    public SignedLink create(String conversationId) {
        return links().create(conversationId);
    }

    /** @throws ProblemException 403 where we did not make it for that, or it has ended */
    public void check(SignedLink link, String conversationId) {
        links().check(link, conversationId);
    }

    private SignedLinks links() {
        return links.orElseThrow(ConversationSound::keyMissing);
    }
}
