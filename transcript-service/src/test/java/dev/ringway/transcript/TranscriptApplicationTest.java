package dev.ringway.transcript;

import dev.ringway.starter.test.mongo.ServiceContract;
import java.util.Set;

class TranscriptApplicationTest extends ServiceContract {

    TranscriptApplicationTest() {
        super(Set.of("transcripts"));
    }
}
