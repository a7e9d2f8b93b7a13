package dev.ringway.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.EventData;
import dev.ringway.events.Topics;
import dev.ringway.events.agents.AgentChanged;
import dev.ringway.events.campaigns.CampaignChanged;
import dev.ringway.events.contacts.ContactChanged;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.ingest.directory.Agents;
import dev.ringway.ingest.directory.CampaignVoice;
import dev.ringway.ingest.directory.Campaigns;
import dev.ringway.ingest.directory.Contact;
import dev.ringway.ingest.directory.Contacts;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.test.WithLocalServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

@WithLocalServers
class DirectoryReadingTest {

    private final EventCodec codec = new EventCodec();
    private final Contacts contacts = new Contacts();
    private final Agents agents = new Agents();
    private final Campaigns campaigns = new Campaigns();
    private final List<DirectoryReading> started = new ArrayList<>();
    private final String run = UUID.randomUUID().toString();

    @BeforeAll
    static void topics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", LocalServers.kafkaBootstrapServers()))) {
            for (var topic : List.of(Topics.CONTACTS_CHANGED, Topics.AGENTS_CHANGED, Topics.CAMPAIGNS_CHANGED)) {
                try {
                    admin.createTopics(List.of(new NewTopic(topic.name(), 3, (short) 1)))
                            .all()
                            .get();
                } catch (ExecutionException failure) {
                    assertThat(failure).hasCauseInstanceOf(TopicExistsException.class);
                }
            }
        }
    }

    @AfterEach
    void stop() {
        started.forEach(DirectoryReading::stop);
    }

    @Test
    void isReadyOnceEverythingIsReadThatStoodThereAndThenFollows() {
        IntStream.range(0, 2_000)
                .mapToObj(i -> PRODUCER.send(record(contact(run + i, 1, "+4310" + (10_000 + i)))))
                .toList()
                .forEach(DirectoryReadingTest::sent);
        publish(contact(run + 0, 2, "+43991"));
        publish(contact(run + 0, 1, "+43992"));
        delete(run + 1);
        publish(new ProducerRecord<>(Topics.CONTACTS_CHANGED.name(), "x", new byte[] {'{'}));
        publish(agent(run, 1, "+43800"));

        DirectoryReading reading = reading(LocalServers.kafkaBootstrapServers());
        await().until(() -> reading.waitingFor().isEmpty());

        assertThat(contacts.byId(run + 1999).flatMap(Contact::name)).contains("Name of " + run + 1999);
        assertThat(contacts.byNumber("+43991").map(Contact::contactId)).contains(run + 0);
        assertThat(contacts.byNumber("+43992")).isEmpty();
        assertThat(contacts.byId(run + 1)).isEmpty();
        assertThat(agents.answering("+43800")).isPresent();

        publish(contact(run + "later", 1, "+43993"));
        delete(run + 2);
        codecDelete(Topics.AGENTS_CHANGED, run);
        await().until(() -> contacts.byNumber("+43993").isPresent()
                && contacts.byId(run + 2).isEmpty()
                && agents.byId(run).isEmpty());
        assertThat(agents.includes(run)).isTrue();
    }

    @Test
    void howACampaignsAgentSpeaksIsKnownWhileItDiffers() {
        DirectoryReading reading = reading(LocalServers.kafkaBootstrapServers());
        await().until(() -> reading.waitingFor().isEmpty());
        publish(codec.encode(EventDraft.example(CampaignChanged.class)
                .with("campaignId", run)
                .event()));
        await().until(() -> campaigns.byId(run).isPresent());
        CampaignVoice voice = campaigns.byId(run).orElseThrow();
        assertThat(voice.firstMessage()).contains("Hello, this is the renewals desk.");
        assertThat(voice.variables()).containsEntry("offer", "two months free");

        codecDelete(Topics.CAMPAIGNS_CHANGED, run);
        await().until(() -> campaigns.byId(run).isEmpty());
    }

    @Test
    void anAgentOfWhichNothingCanBeReadIsOursAllTheSame() {
        publish(new ProducerRecord<>(Topics.AGENTS_CHANGED.name(), run + "odd", new byte[] {'{'}));
        reading(LocalServers.kafkaBootstrapServers());
        await().atMost(Duration.ofSeconds(60)).until(() -> agents.includes(run + "odd"));
    }

    @Test
    void howOldTheViewOfAgentsIsGrowsWhileKafkaIsAway() {
        reading(LocalServers.kafkaBootstrapServers());
        await().atMost(Duration.ofSeconds(60)).until(() -> agents.age().isPresent());
        LocalServers.kafka().kill();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> agents.age().orElseThrow().compareTo(Duration.ofSeconds(3)) > 0);
        } finally {
            LocalServers.kafka().start();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> agents.age().orElseThrow().compareTo(Duration.ofSeconds(3)) < 0);
    }

    @Test
    void staysUsableWhileKafkaIsAwayAndGoesOnAfterwards() {
        publish(contact(run, 1, "+43771"));
        DirectoryReading reading = reading(LocalServers.kafkaBootstrapServers());
        await().until(() -> reading.waitingFor().isEmpty());
        LocalServers.kafka().kill();
        try {
            assertThat(contacts.byNumber("+43771")).isPresent();
        } finally {
            LocalServers.kafka().start();
        }
        publish(contact(run, 2, "+43772"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> contacts.byNumber("+43772").isPresent());
    }

    @Test
    void doesNotHoldTheStartUpWhereKafkaIsAway() {
        DirectoryReading reading = reading("localhost:1");
        assertThat(reading.waitingFor()).isPresent();
        await().atMost(Duration.ofSeconds(30)).until(() -> reading.waitingFor().isEmpty());
        assertThat(contacts.size()).isZero();
        assertThat(agents.age()).as("the view is not whole").isEmpty();
    }

    private DirectoryReading reading(String bootstrapServers) {
        DirectoryReading reading = new DirectoryReading(
                new DefaultKafkaConsumerFactory<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed",
                                "allow.auto.create.topics",
                                false,
                                "enable.auto.commit",
                                false),
                        new StringDeserializer(),
                        new ByteArrayDeserializer()),
                new DirectoryFeed(contacts, agents, campaigns, codec, new SimpleMeterRegistry()));
        started.add(reading);
        reading.start();
        return reading;
    }

    private void delete(String contactId) {
        codecDelete(Topics.CONTACTS_CHANGED, contactId);
    }

    private void codecDelete(dev.ringway.events.Topic<?> topic, String key) {
        publish(codec.encode(topic, new Deletion<>(key)));
    }

    private void publish(EventData data) {
        publish(record(data));
    }

    private ProducerRecord<String, byte[]> record(EventData data) {
        return codec.encode(new Event<>(
                UUID.randomUUID().toString(),
                URI.create("/test"),
                Instant.now(),
                Instant.now(),
                Optional.empty(),
                data));
    }

    private static void publish(ProducerRecord<String, byte[]> message) {
        sent(PRODUCER.send(message));
    }

    private static void sent(Future<RecordMetadata> sending) {
        try {
            sending.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", LocalServers.kafkaBootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());

    private static ContactChanged contact(String id, long version, String number) {
        return new ContactChanged(
                id,
                version,
                number,
                Optional.of("Name of " + id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "active",
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static AgentChanged agent(String id, long version, String number) {
        return new AgentChanged(
                id,
                version,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                List.of(number),
                Map.of("contact_name", "friend", "offer", "the usual"),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
