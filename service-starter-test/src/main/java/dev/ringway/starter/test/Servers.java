package dev.ringway.starter.test;

/** The three servers of a test JVM; each is started when its address is first asked for. */
sealed interface Servers permits ContainerServers, ProcessServers {

    String mongodbUri(String database);

    String kafkaBootstrapServers();

    String redisUri();
}
