package io.whereabouts.local.monitor;

/// What a resource becomes on one machine.
public enum Counterpart {
    TABLE("a table in DynamoDB Local"),
    QUEUE("a queue in ElasticMQ"),
    BUCKET("a bucket in S3Proxy"),
    SCHEMA("a file in the data directory"),
    FUNCTION("a process under Lambda's runtime interface client"),
    BUS("routed in the delivery process"),
    RULE("matched by event-ruler in the delivery process"),
    TARGET("routed in the delivery process"),
    PIPE("polled from the table's stream by the delivery process"),
    BUCKET_EVENTS("told to a queue by whoever passes calls on to S3Proxy"),
    TRIGGER("polled from the queue by the delivery process"),
    API("the HTTP front"),
    AUTHORIZER("checked by the HTTP front"),
    ROUTE("served by the HTTP front"),
    INTEGRATION("a call from the HTTP front to a function"),
    POLICY("checked at each call under a role"),
    /// Only structure or addressing for the others, such as a component, a provider, a role or an alias.
    PART_OF_ANOTHER("part of another resource"),
    /// Known, harmless to leave out, and listed when the environment starts.
    NONE("declared, no local effect");

    private final String description;

    Counterpart(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }
}
