package dev.ringway.transcript.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.StoredPayload;
import dev.ringway.starter.storage.ByteRange;
import dev.ringway.starter.storage.Content;
import dev.ringway.starter.storage.ObjectKey;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.starter.storage.StoredContent;
import dev.ringway.transcript.Told;
import dev.ringway.transcript.export.SpeakerNames;
import dev.ringway.transcript.intake.ConversationIntake;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.store.CallLinkRepository;
import dev.ringway.transcript.store.TranscriptRepository;
import dev.ringway.transcript.store.agents.AgentRepository;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** The names of those who speak, with what ElevenLabs has sent out of reach. */
class SpeakersTest extends RunningAgents {

    @Autowired
    private ConversationIntake intake;

    @Autowired
    private TranscriptRepository transcripts;

    @Autowired
    private AgentRepository agents;

    @Autowired
    private CallLinkRepository calls;

    @Autowired
    private ObjectStorage storage;

    @Autowired
    private PayloadSettings payloads;

    @Test
    void theyGoWithoutThoseThatAreMissing() {
        Mono.from(database.getCollection("callLinks").deleteMany(new Document()))
                .block();
        String id = "conv_" + UUID.randomUUID();
        intake.take(Told.event(Told.ended(id, Map.of("data", Map.of("agent_name", "Renewals EN")))));
        Transcript transcript = transcripts.find(id).orElseThrow().transcript();

        assertThat(new Speakers(agents, calls, new StoredReports(storage, payloads))
                        .of(transcript)
                        .agent())
                .isEqualTo("Renewals EN");
        assertThat(new Speakers(agents, calls, new StoredReports(new Away(), payloads)).of(transcript))
                .isEqualTo(SpeakerNames.UNKNOWN);
    }

    private static final class Away implements ObjectStorage {

        @Override
        public StoredPayload store(ObjectKey key, String contentType, Content content) throws IOException {
            throw new IOException("away");
        }

        @Override
        public String location(ObjectKey key) {
            return key.path();
        }

        @Override
        public StoredContent read(String location) throws IOException {
            throw new IOException("away");
        }

        @Override
        public StoredContent read(String location, ByteRange range) throws IOException {
            throw new IOException("away");
        }

        @Override
        public void delete(String location) throws IOException {
            throw new IOException("away");
        }
    }
}
