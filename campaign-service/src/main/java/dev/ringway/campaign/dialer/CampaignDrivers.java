package dev.ringway.campaign.dialer;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.store.CampaignQueries;
import dev.ringway.campaign.store.DriverLeases;
import dev.ringway.starter.mongo.Lease;
import dev.ringway.starter.mongo.Leases;
import dev.ringway.starter.shutdown.StopSignal;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Which campaigns this instance drives: each active one is driven by one instance at a time, for as long as that renews its
 * lease. When an instance dies another one takes over after the lease. That two drive one for a moment does no harm: what
 * counts is decided where attempts are reserved.
 */
@Component
@ConditionalOnProperty("ringway.campaign.dialer.enabled")
final class CampaignDrivers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CampaignDrivers.class);

    /** After the collections are in shape, as leased jobs. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 256;

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final CampaignQueries campaigns;
    private final CampaignDriver driver;
    private final Leases leases;
    private final DialerSettings settings;
    private final Map<String, Thread> driven = new ConcurrentHashMap<>();
    private volatile StopSignal stop = new StopSignal();
    private volatile Optional<Thread> looking = Optional.empty();

    CampaignDrivers(
            CampaignQueries campaigns,
            CampaignDriver driver,
            Leases leases,
            DialerSettings settings,
            MeterRegistry meters) {
        this.campaigns = campaigns;
        this.driver = driver;
        this.leases = leases;
        this.settings = settings;
        meters.gaugeMapSize("ringway.campaign.dial.driven", List.of(), driven);
    }

    private void look() {
        do {
            try {
                campaigns.in(Set.of(CampaignStatus.ACTIVE)).stream()
                        .map(Campaign::id)
                        .filter(id -> !driven.containsKey(id))
                        .forEach(this::tryToDrive);
            } catch (RuntimeException failure) {
                log.warn("It could not be looked for campaigns to drive: {}", failure.toString());
            }
        } while (!stop.pause(settings.look()));
    }

    private void tryToDrive(String campaignId) {
        leases.acquire(DriverLeases.name(campaignId), settings.lease()).ifPresent(lease -> {
            Thread thread = Thread.ofVirtual().name("campaign-" + campaignId).unstarted(() -> drive(campaignId, lease));
            driven.put(campaignId, thread);
            thread.start();
        });
    }

    private void drive(String campaignId, Lease acquired) {
        AtomicReference<Lease> lease = new AtomicReference<>(acquired);
        log.info("Campaign {} is driven", campaignId);
        try {
            driver.drive(campaignId, stop, () -> keep(lease));
        } catch (RuntimeException failure) {
            log.atWarn().setCause(failure).log("Campaign {} is not driven on for now", campaignId);
            stop.pause(settings.look());
        } finally {
            driven.remove(campaignId);
            release(lease.get());
        }
    }

    private boolean keep(AtomicReference<Lease> lease) {
        Lease held = lease.get();
        if (held.heldUntilNanos() - System.nanoTime() > settings.lease().toNanos() / 2) {
            return true;
        }
        Optional<Lease> renewed = leases.renew(held, settings.lease());
        renewed.ifPresent(lease::set);
        return renewed.isPresent();
    }

    private void release(Lease lease) {
        try {
            leases.release(lease);
        } catch (RuntimeException failure) {
            log.debug("A lease ends by itself: {}", failure.toString());
        }
    }

    @Override
    public void start() {
        stop = new StopSignal();
        looking = Optional.of(Thread.ofVirtual().name("campaign-drivers").start(this::look));
    }

    /** A driver that waits for its turn gives the attempt back. */
    @Override
    public void stop() {
        stop.request();
        try {
            for (Thread thread : driven.values()) {
                thread.join(STOP_LIMIT);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        looking = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return looking.isPresent();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
