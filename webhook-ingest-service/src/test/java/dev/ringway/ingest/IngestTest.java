package dev.ringway.ingest;

import dev.ringway.ingest.twilio.Callbacks;
import dev.ringway.starter.test.WithLocalServers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The whole service over HTTP with a real broker; one context for all tests, whose calls are their own. */
@WithLocalServers
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "TWILIO_ACCOUNT_SID=" + Callbacks.ACCOUNT_SID,
            "TWILIO_AUTH_TOKEN=" + Callbacks.TOKEN,
            "TWILIO_AUTH_TOKEN_SECONDARY=the-next-token",
            "PUBLIC_BASE_URL=" + Posting.ORIGIN + "#rc=3&rp=all",
            "ELEVENLABS_API_KEY=sk_test",
            "VOICE_DEFAULT_AGENT_ID=agent_default",
            "ELEVENLABS_TIME_LIMIT=1s",
            "ELEVENLABS_INITIATION_SECRET=the-initiation-secret",
            "ELEVENLABS_INITIATION_SECRET_SECONDARY=the-next-initiation-secret",
            "ELEVENLABS_WEBHOOK_SECRET=" + PostCalls.SECRET,
            "ELEVENLABS_WEBHOOK_SECRET_SECONDARY=" + PostCalls.SECOND_SECRET,
            "ELEVENLABS_AGENT_IDS=agent_ours," + PostCalls.OUR_AGENT,
            "ELEVENLABS_MAX_BODY=4MB",
            "ELEVENLABS_BODY_PAUSE=3s",
            "OBJECT_STORAGE_DIR=" + PostCalls.OBJECTS,
            "WEBHOOK_QUARANTINE_DIR=" + PostCalls.QUARANTINE,
            "WEBHOOK_BODY_TIMEOUT=500ms",
            "WEBHOOK_SPOOL_DIR=target/spool/${random.uuid}",
            "WEBHOOK_WARM_UP=100ms"
        })
@ContextConfiguration(initializers = ElevenLabsServer.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface IngestTest {}
