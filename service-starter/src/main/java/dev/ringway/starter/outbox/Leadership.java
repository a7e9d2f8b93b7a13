package dev.ringway.starter.outbox;

import com.mongodb.MongoException;
import dev.ringway.starter.mongo.Lease;
import dev.ringway.starter.mongo.Leases;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lease of the one publisher of a collection, while it is held. */
final class Leadership {

    private static final Logger log = LoggerFactory.getLogger(Leadership.class);

    private final Leases leases;
    private final Duration leaseTime;
    private Lease lease;
    private long renewedNanos = System.nanoTime();

    Leadership(Leases leases, Lease lease, Duration leaseTime) {
        this.leases = leases;
        this.lease = lease;
        this.leaseTime = leaseTime;
    }

    long token() {
        return lease.token();
    }

    /**
     * To be called between any two steps; renews when a third of the time has gone.
     *
     * @return whether it was renewed just now
     * @throws LeaseLostException where somebody else has taken over
     */
    boolean keep() {
        if (System.nanoTime() - renewedNanos < leaseTime.dividedBy(3).toNanos()) {
            return false;
        }
        lease = leases.renew(lease, leaseTime)
                .orElseThrow(() -> new LeaseLostException("lease " + lease.name() + " was taken over"));
        renewedNanos = System.nanoTime();
        return true;
    }

    /** Lets another instance in at once; where that fails, it has to wait until the lease ends. */
    void release() {
        try {
            leases.release(lease);
        } catch (MongoException unreachable) {
            log.warn("Lease {} could not be released and ends by itself: {}", lease.name(), unreachable.toString());
        }
    }
}
