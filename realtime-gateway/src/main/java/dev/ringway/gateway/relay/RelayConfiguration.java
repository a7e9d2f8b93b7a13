package dev.ringway.gateway.relay;

import dev.ringway.events.EventData;
import dev.ringway.events.Topic;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.Topics;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.events.campaigns.CampaignEvent;
import dev.ringway.events.contacts.ContactEvent;
import dev.ringway.events.erasures.TranscriptErasureEvent;
import dev.ringway.events.imports.ImportEvent;
import dev.ringway.events.transcription.TranscriptionEvent;
import dev.ringway.events.transcripts.TranscriptEvent;
import dev.ringway.gateway.ServesRooms;
import dev.ringway.gateway.live.LiveSettings;
import dev.ringway.gateway.live.LiveView;
import dev.ringway.gateway.live.Step;
import dev.ringway.starter.kafka.EventReaders;
import dev.ringway.starter.kafka.TopicDeclaration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@ServesRooms
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RelayConfiguration {

    private static final String GROUP = "realtime-gateway";

    private final Clock clock = Clock.systemUTC();
    private final EventReaders readers;
    private final LiveView view;
    private final LiveSettings settings;
    private final MeterRegistry registry;

    RelayConfiguration(EventReaders readers, LiveView view, LiveSettings settings, MeterRegistry registry) {
        this.readers = readers;
        this.view = view;
        this.settings = settings;
        this.registry = registry;
    }

    @Bean
    static TopicDeclaration callsChangedTopic() {
        return TopicDeclaration.readBy(GROUP, Topics.CALLS_CHANGED);
    }

    @Bean
    static TopicDeclaration campaignsChangedTopic() {
        return TopicDeclaration.readBy(GROUP, Topics.CAMPAIGNS_CHANGED);
    }

    @Bean
    static TopicDeclaration importsProgressTopic() {
        return TopicDeclaration.readBy(GROUP, Topics.IMPORTS_PROGRESS);
    }

    @Bean
    static TopicDeclaration transcriptSegmentsTopic() {
        return TopicDeclaration.readBy(GROUP, Topics.TRANSCRIPT_SEGMENTS);
    }

    @Bean
    static TopicDeclaration transcriptErasuresTopic() {
        return TopicDeclaration.readBy(GROUP, Topics.TRANSCRIPT_ERASURES_CHANGED);
    }

    @Bean
    static TopicDeclaration contactsChangedTopic() {
        return TopicDeclaration.readBy(GROUP, Topics.CONTACTS_CHANGED);
    }

    @Bean
    static TopicDeclaration transcriptsChangedTopic() {
        return TopicDeclaration.readBy(GROUP, Topics.TRANSCRIPTS_CHANGED);
    }

    @Bean
    Relay<CallEvent> callRelay() {
        return relay(Topics.CALLS_CHANGED, new CallSteps(clock, settings.endedCallRetention())::of);
    }

    @Bean
    Relay<CampaignEvent> campaignRelay() {
        return relay(Topics.CAMPAIGNS_CHANGED, new CampaignSteps(clock, settings.endedCampaignRetention())::of);
    }

    @Bean
    Relay<ImportEvent> importRelay() {
        ImportSteps steps = new ImportSteps(clock, settings.endedImportRetention(), settings.silentImportRetention());
        return relay(Topics.IMPORTS_PROGRESS, steps::of);
    }

    @Bean
    Relay<TranscriptionEvent> transcriptRelay() {
        TranscriptSteps steps =
                new TranscriptSteps(settings.stoppedTranscriptRetention(), settings.silentTranscriptRetention());
        return relay(Topics.TRANSCRIPT_SEGMENTS, steps::of);
    }

    @Bean
    Relay<TranscriptErasureEvent> erasureRelay() {
        return relay(Topics.TRANSCRIPT_ERASURES_CHANGED, new ErasureSteps(settings.longestTranscriptRetention())::of);
    }

    @Bean
    Relay<ContactEvent> contactRelay() {
        return relay(Topics.CONTACTS_CHANGED, new ContactNews(clock, settings.newsRetention())::of);
    }

    @Bean
    Relay<TranscriptEvent> transcriptNewsRelay() {
        return relay(Topics.TRANSCRIPTS_CHANGED, new TranscriptNews(clock, settings.newsRetention())::of);
    }

    @Bean
    Departures departures() {
        return new Departures(view, clock);
    }

    private <T extends EventData> Relay<T> relay(Topic<T> topic, Function<TopicRecord<T>, Step> steps) {
        return new Relay<>(topic, readers, view, steps, clock, registry);
    }
}
