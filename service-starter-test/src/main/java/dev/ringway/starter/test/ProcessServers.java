package dev.ringway.starter.test;

import dev.ringway.local.server.LocalServers;

/** The servers as processes of this machine. */
record ProcessServers() implements Servers {

    @Override
    public String mongodbUri(String database) {
        return LocalServers.mongodbUri(database);
    }

    @Override
    public String kafkaBootstrapServers() {
        return LocalServers.kafkaBootstrapServers();
    }

    @Override
    public String redisUri() {
        return LocalServers.redisUri();
    }
}
