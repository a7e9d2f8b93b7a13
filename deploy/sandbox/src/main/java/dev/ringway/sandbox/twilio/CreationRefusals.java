package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls are not created for a reason that lies in the account, such as credentials that were revoked or a suspension. Calls
 * that exist go on, and everything else of the API answers as ever.
 */
public final class CreationRefusals {

    /**
     * What the next creations get.
     *
     * @param status of the answer
     * @param code Twilio's error code
     * @param after how many creations still go through before
     * @param count how many are refused then; 0: all, until the refusals are taken back
     * @param accountSid the one account that this happens to; absent: every one
     */
    public record Order(
            int status, int code, Optional<String> message, int after, int count, Optional<String> accountSid) {

        public Order {
            if (status < 400 || status > 599 || code < 1) {
                throw new IllegalArgumentException("status must be between 400 and 599, and code above 0");
            }
            if (after < 0 || count < 0) {
                throw new IllegalArgumentException("after and count must not be negative");
            }
        }

        private boolean concerns(String account) {
            return accountSid.filter(one -> !one.equals(account)).isEmpty();
        }

        private Refusal refusal() {
            return new Refusal(status, code, message.orElse("The account may not create calls"));
        }
    }

    /** An order, and how many creations it has seen. */
    private static final class Standing {
        private final Order order;
        private long seen;

        private Standing(Order order) {
            this.order = order;
        }

        private boolean refuses() {
            seen++;
            boolean over = order.count > 0 && seen > (long) order.after + order.count;
            return seen > order.after && !over;
        }
    }

    private final List<Standing> standing = new ArrayList<>();

    /** Stands beside the orders that were given before; the first one that refuses decides. */
    public synchronized void order(Order order) {
        standing.add(new Standing(order));
    }

    public synchronized List<Order> orders() {
        return standing.stream().map(one -> one.order).toList();
    }

    public synchronized void reset() {
        standing.clear();
    }

    /** Every order sees every creation of its account. */
    synchronized void check(String account) {
        Optional<Refusal> refusal = standing.stream()
                .filter(one -> one.order.concerns(account))
                .filter(Standing::refuses)
                .map(one -> one.order.refusal())
                .toList()
                .stream()
                .findFirst();
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }
}
