package dev.ringway.gateway;

/** Two instances over one Redis, and what tells them of events. */
record Gateways(Instance first, Instance second, EventFeed feed) implements AutoCloseable {

    static Gateways start(String... settings) {
        return new Gateways(Instance.start(settings), Instance.start(settings), new EventFeed());
    }

    @Override
    public void close() {
        feed.close();
        second.close();
        first.close();
    }
}
