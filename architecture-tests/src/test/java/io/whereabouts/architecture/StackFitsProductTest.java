package io.whereabouts.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PictureKeys;
import io.whereabouts.events.json.EventType;
import io.whereabouts.stacks.Graph;
import io.whereabouts.stacks.components.Pictures;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Program and product know nothing of each other: here is checked that what one names the other has.
class StackFitsProductTest {
    private final Graph stack = Graph.of("dev-rules", Graph.EPHEMERAL_SETTINGS);

    @Test
    void every_handler_is_a_class_of_the_module_whose_zip_holds_it() {
        for (var function : stack.all("Function")) {
            var module = function.text("code").replaceAll("^\\.\\./([^/]+)/.*$", "$1");
            var type = "/" + function.text("handler").replace('.', '/') + ".class";
            assertThat(getClass().getResource(type))
                    .as("%s: %s; correct the handler's name in stacks/", function, type)
                    .isNotNull()
                    .satisfies(found -> assertThat(found.getPath()).contains("/" + module));
        }
    }

    @Test
    void every_event_of_the_contract_has_its_schema_registered() {
        assertThat(stack.all("Schema"))
                .as("add the schema in events/, it is registered by itself")
                .hasSize(EventType.all().length);
    }

    @Test
    void every_read_model_subscribes_to_every_event_of_the_contract() {
        var names = Arrays.stream(EventType.all()).map(EventType::name).toList();
        for (var rule : stack.all("EventRule")) {
            if (rule.name().equals("epcis-projector")) {
                continue; // an entry for each of our own scans would cost more than the scan
            }
            if (rule.inputs().containsKey("scheduleExpression")) {
                continue; // goes by the clock
            }
            assertThat(rule.text("eventPattern"))
                    .as(
                            "%s; a projector that does not know an event folds nothing from it, so let it have them all",
                            rule)
                    .contains(names);
        }
        assertThat(stack.all("EventRule"))
                .extracting(Graph.Node::name)
                .containsAll(List.of("location-projector", "audit-projector"));
    }

    @Test
    void the_bucket_of_pictures_is_divided_as_the_product_uses_it() {
        assertThat(List.of(Pictures.PENDING, Pictures.KEPT, Pictures.REFUSED))
                .as("grants and lifecycle rules are about keys that begin so")
                .containsExactly(PictureKeys.PENDING, PictureKeys.KEPT, PictureKeys.REFUSED);
        assertThat(stack.one("BucketNotification", "picture-arrivals").text("queues"))
                .contains("filterPrefix=" + PictureKeys.PENDING);
    }
}
