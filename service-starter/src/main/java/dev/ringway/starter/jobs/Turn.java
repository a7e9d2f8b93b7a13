package dev.ringway.starter.jobs;

import dev.ringway.starter.mongo.Lease;
import dev.ringway.starter.mongo.Leases;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** This instance's turn at a job, for as long as the lease behind it lasts. Used by one thread. */
public final class Turn {

    private final Leases leases;
    private final Duration length;
    private final BooleanSupplier stopping;
    private Lease lease;

    Turn(Leases leases, Lease lease, Duration length, BooleanSupplier stopping) {
        this.leases = leases;
        this.lease = lease;
        this.length = length;
        this.stopping = stopping;
    }

    /**
     * To be asked before each step: keeps the turn.
     *
     * @throws TurnOverException where another instance has it now, or this one is stopping; the work has to end
     */
    public void keep() {
        if (stopping.getAsBoolean()) {
            throw new TurnOverException("this instance is stopping");
        }
        if (lease.heldUntilNanos() - System.nanoTime() > length.toNanos() / 2) {
            return;
        }
        lease = leases.renew(lease, length)
                .orElseThrow(() -> new TurnOverException("another instance has taken the job over"));
    }

    void end() {
        leases.release(lease);
    }
}
