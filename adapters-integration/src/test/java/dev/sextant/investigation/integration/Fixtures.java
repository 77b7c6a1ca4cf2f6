package dev.sextant.investigation.integration;

import java.util.LinkedHashMap;
import java.util.Map;

/** Small documents, one or more for each kind that is read. */
final class Fixtures {

    static final String POD = """
            {"apiVersion": "v1", "kind": "Pod",
             "metadata": {"name": "cart-7d4f9c6b5d-x2x4z", "namespace": "shop", "creationTimestamp": "2025-05-02T08:00:00Z",
               "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "cart-7d4f9c6b5d"}]},
             "spec": {"nodeName": "worker-3", "containers": [{"name": "cart", "image": "registry.example/cart:2.1",
               "resources": {"limits": {"cpu": "500m", "memory": "256Mi"}, "requests": {"memory": "128Mi"}}}]},
             "status": {"phase": "Running", "qosClass": "Burstable", "startTime": "2025-05-02T08:00:03Z",
               "conditions": [{"type": "Ready", "status": "False", "reason": "ContainersNotReady", "lastTransitionTime": "2025-05-02T09:10:00Z"},
                              {"type": "PodScheduled", "status": "True"}],
               "containerStatuses": [{"name": "cart", "ready": false, "restartCount": 4, "image": "registry.example/cart:2.1",
                 "state": {"waiting": {"reason": "CrashLoopBackOff", "message": "back-off 1m20s restarting failed container"}},
                 "lastState": {"terminated": {"exitCode": 137, "reason": "OOMKilled", "startedAt": "2025-05-02T09:05:00Z", "finishedAt": "2025-05-02T09:10:00Z"}}}]}}
            """;

    static final String OBJECTS = """
            {"apiVersion": "v1", "items": [
              {"apiVersion": "apps/v1", "kind": "Deployment",
               "metadata": {"name": "cart", "namespace": "shop", "creationTimestamp": "2025-01-01T00:00:00Z",
                 "annotations": {"deployment.kubernetes.io/revision": "7"}},
               "spec": {"replicas": 3, "template": {"spec": {"containers": [{"name": "cart", "image": "registry.example/cart:2.1"}]}}},
               "status": {"replicas": 4, "updatedReplicas": 1, "readyReplicas": 3, "availableReplicas": 3, "unavailableReplicas": 1,
                 "conditions": [{"type": "Progressing", "status": "False", "reason": "ProgressDeadlineExceeded", "lastTransitionTime": "2025-05-02T09:20:00Z"}]}},
              {"apiVersion": "apps/v1", "kind": "ReplicaSet", "metadata": {"name": "cart-7d4f9c6b5d",
                 "ownerReferences": [{"kind": "Deployment", "name": "cart"}]}, "spec": {"replicas": 1}, "status": {"replicas": 1}},
              {"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "ledger"}, "spec": {"replicas": 2},
               "status": {"replicas": 2, "readyReplicas": 2, "availableReplicas": 2, "updatedReplicas": 2}},
              {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "worker-3", "labels": {"node.kubernetes.io/instance-type": "c5.large"}},
               "spec": {"unschedulable": true},
               "status": {"capacity": {"cpu": "2", "memory": "4Gi"},
                 "addresses": [{"type": "InternalIP", "address": "10.9.8.7"}],
                 "conditions": [{"type": "MemoryPressure", "status": "True"}, {"type": "DiskPressure", "status": "False"},
                   {"type": "Ready", "status": "Unknown", "reason": "NodeStatusUnknown", "message": "Kubelet stopped posting node status."}]}},
              {"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "compute", "namespace": "shop"},
               "status": {"hard": {"limits.memory": "8Gi", "pods": "10"}, "used": {"limits.memory": "8Gi", "pods": "4"}}},
              {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "data-ledger-0"},
               "spec": {"storageClassName": "gp3"}, "status": {"phase": "Pending"}},
              {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "cart"},
               "spec": {"minReplicas": 2, "maxReplicas": 6}, "status": {"currentReplicas": 6, "desiredReplicas": 6}},
              {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "cart"}, "spec": {"selector": {"app": "cart", "tier": "web"}}, "status": {}},
              {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "nightly"}, "spec": {}, "status": {"failed": 2}},
              {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "cart-settings"}, "data": {"LOG_LEVEL": "debug-value"}},
              {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "cart-keys"}, "data": {"TOKEN": "dG9wLXNlY3JldA=="}}
            ], "kind": "List", "metadata": {"resourceVersion": ""}}
            """;

    static final String EVENTS = """
            {"apiVersion": "v1", "kind": "EventList", "items": [
              {"kind": "Event", "metadata": {"name": "cart.1", "namespace": "shop"}, "reason": "BackOff", "type": "Warning", "count": 12,
               "message": "Back-off restarting failed container cart in pod cart-7d4f9c6b5d-x2x4z_shop (reason: OOMKilled, exit code: 137)",
               "firstTimestamp": "2025-05-02T09:00:00Z", "lastTimestamp": "2025-05-02T09:30:00Z",
               "involvedObject": {"kind": "Pod", "name": "cart-7d4f9c6b5d-x2x4z", "fieldPath": "spec.containers{cart}"}},
              {"metadata": {"name": "worker.2"}, "reason": "NodeNotReady", "type": "Normal", "note": "Node worker-3 status is now: NodeNotReady",
               "eventTime": "2025-05-02T09:31:00.123456Z", "regarding": {"kind": "Node", "name": "worker-3"}, "series": {"count": 3}}
            ]}
            """;

    static final String FLAT_PODS = """
            {"pods": [
              {"name": "orders-6b8d4c9f7-q8r5t", "namespace": "shop", "phase": "Running", "node_name": "worker-1", "start_time": "2025-05-02T07:00:00Z",
               "containers": [{"name": "orders", "ready": false, "restart_count": 3, "state": {"waiting": true, "reason": "CrashLoopBackOff",
                 "message": "back-off 40s restarting; last terminated: reason=Error, exit_code=1"}}],
               "conditions": [{"type": "Ready", "status": "False", "reason": "ContainersNotReady", "message": "containers with unready status: [orders]"}]},
              {"name": "orders-5aae1c9f7-old2", "phase": "Running", "deletion_timestamp": "2025-05-02T07:05:00Z",
               "containers": [{"name": "orders", "ready": true, "restart_count": 0, "state": {"running": true, "started_at": "2025-05-01T00:00:00Z"}}]}
            ]}
            """;

    static final String FLAT_REST = """
            {"deployments": [{"name": "orders", "namespace": "shop", "desired": 2, "ready": 1, "available": 1, "unavailable": 1}],
             "nodes": [{"name": "worker-1", "internal_ip": "10.9.8.1", "ready": "True", "memory_pressure": "False", "disk_pressure": "True",
               "pid_pressure": "False", "capacity_cpu": "2", "capacity_memory": "8000000Ki", "instance_type": "c5.large"}],
             "warning_events": [{"reason": "FailedScheduling", "type": "Warning", "count": 2, "message": "0/3 nodes are available: insufficient memory.",
               "involved_object": "Pod/orders-6b8d4c9f7-q8r5t", "first_time": "2025-05-02T07:01:00Z", "last_time": "2025-05-02T07:02:00Z"}],
             "quotas": [{"name": "compute", "namespace": "shop", "resource": "pods", "used": "9", "hard": "10"}]}
            """;

    static final String POD_LOGS = """
            {"pod_name": "orders-6b8d4c9f7-q8r5t", "namespace": "shop",
             "logs": "2025-05-02T07:00:01Z INFO starting\\n2025-05-02T07:00:05.250+02:00 ERROR cannot open ledger\\n\\tat Ledger.open\\n[container exited with code 0]\\n"}
            """;

    static final String METRIC_DATA = """
            {"MetricDataResults": [
              {"Id": "m1", "Label": "CPUUtilization", "Timestamps": ["2025-05-02T07:02:00+00:00", "2025-05-02T07:01:00+00:00"], "Values": [71.5, 12], "StatusCode": "Complete"}
            ], "Messages": [{"Code": "Partial", "Value": "More data is available"}]}
            """;

    static final String METRIC_DATA_FLAT = """
            {"namespace": "AWS/RDS", "period": 60, "metric_data_results": [
              {"id": "m1", "label": "FreeStorageSpace", "metric_name": "FreeStorageSpace", "stat": "Minimum", "unit": "Bytes",
               "dimensions": [{"Name": "DBInstanceIdentifier", "Value": "ledger-db"}, {"Name": "DBClusterIdentifier", "Value": "ledger"}],
               "timestamps": ["2025-05-02T07:01:00Z", 1746169320, "2025-05-02 07:03:00"], "values": [1024, null, "512"]},
              {"id": "m2", "label": "ReadIOPS", "timestamps": ["2025-05-02T07:01:00Z"], "values": []}
            ]}
            """;

    static final String METRIC_STATISTICS = """
            {"Label": "DatabaseConnections", "Datapoints": [
              {"Timestamp": "2025-05-02T07:01:00Z", "Average": 40.0, "Maximum": 55.0, "Unit": "Count"},
              {"Timestamp": "2025-05-02T07:02:00Z", "Average": 41.0, "Maximum": 56.0, "Unit": "Count"}]}
            """;

    static final String DATABASE_LOAD = """
            {"db_instance_identifier": "ledger-db", "start_time": "2025-05-02T07:00:00Z", "end_time": "2025-05-02T07:03:00Z",
             "db_load": {"timestamps": ["2025-05-02T07:00:00Z", "2025-05-02T07:01:00Z", "2025-05-02T07:02:00Z"], "values": [4, 5, 6], "unit": "db_load|avg"},
             "top_sql": [
               {"statement": "UPDATE accounts SET balance = $1", "db_load_avg": 1.0, "wait_events": [{"name": "CPU", "type": "CPU", "db_load_avg": 1.0}]},
               {"statement": "SELECT * FROM ledger WHERE owner = $1 FOR UPDATE", "db_load_avg": 3.0, "calls_per_sec": 7.5,
                "wait_events": [{"name": "CPU", "type": "CPU", "db_load_avg": 0.5}, {"name": "Lock:transactionid", "type": "Lock", "db_load_avg": 2.5}]}],
             "top_wait_events": [{"name": "Lock:transactionid", "type": "Lock", "db_load_avg": 3.5}, {"name": "CPU", "db_load_avg": 1.5}],
             "top_users": [{"name": "ledger_app", "db_load_avg": 4.0}],
             "top_hosts": [{"id": "10.9.8.20", "db_load_avg": 4.0}]}
            """;

    static final String DIMENSION_KEYS = """
            {"AlignedStartTime": "2025-05-02T07:00:00+00:00", "AlignedEndTime": "2025-05-02T08:00:00+00:00",
             "PartitionKeys": [{"Dimensions": {"db.wait_event.name": "CPU", "db.wait_event.type": "CPU"}},
                               {"Dimensions": {"db.wait_event.name": "DataFileRead", "db.wait_event.type": "IO"}}],
             "Keys": [{"Dimensions": {"db.sql_tokenized.id": "A1", "db.sql_tokenized.statement": "SELECT a FROM b"}, "Total": 2.0, "Partitions": [0.5, 1.5]}]}
            """;

    static final String RESOURCE_METRICS = """
            {"AlignedStartTime": 1746169200, "AlignedEndTime": 1746172800, "Identifier": "db-ABC", "MetricList": [
              {"Key": {"Metric": "db.load.avg"}, "DataPoints": [{"Timestamp": 1746169260, "Value": 2.0}, {"Timestamp": 1746169320, "Value": 4.0}]},
              {"Key": {"Metric": "db.load.avg", "Dimensions": {"db.wait_event.name": "WALWrite"}}, "DataPoints": [{"Timestamp": 1746169260, "Value": 1.5}]}]}
            """;

    static final String RDS_EVENTS = """
            {"Events": [
              {"SourceIdentifier": "ledger-db", "SourceType": "db-instance", "SourceArn": "arn:aws:rds:eu-west-1:1:db:ledger-db",
               "Message": "The instance has 188 of 200 connections in use.", "EventCategories": ["notification"], "Date": "2025-05-02T07:00:00.120Z"},
              {"SourceIdentifier": "ledger-db", "SourceType": "db-instance", "Message": "Free storage is low: 2 GiB of 100 GiB are left.",
               "EventCategories": ["low storage"], "Date": "2025-05-02T07:10:00Z"}]}
            """;

    static final String TRAIL = """
            {"Records": [{"eventTime": "2025-05-02T06:00:00Z", "eventSource": "rds.amazonaws.com", "eventName": "ModifyDBInstance",
              "userIdentity": {"userName": "jo"}, "requestParameters": {"dBInstanceIdentifier": "ledger-db"}}]}
            """;

    static final String ALERTMANAGER = """
            {"version": "4", "groupKey": "{}:{}", "receiver": "pager", "status": "firing",
             "alerts": [{"status": "firing", "labels": {"alertname": "HighLatency", "severity": "warning", "service": "cart", "cart_failure_mode": "slow-disk"},
               "annotations": {"summary": "Cart answers slowly", "description": "p99 above 2 s", "root_cause_hint": "slow-disk"},
               "startsAt": "2025-05-02T07:00:00Z", "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "ab12"},
              {"status": "resolved", "labels": {"alertname": "PodDown", "pod": "cart-7d4f9c6b5d-x2x4z"}, "annotations": {},
               "startsAt": "2025-05-02T06:00:00Z", "endsAt": "2025-05-02T06:30:00Z"}],
             "groupLabels": {}, "commonLabels": {"severity": "page"}, "commonAnnotations": {}}
            """;

    static final String SINGLE_ALERT = """
            {"title": "Connections high on ledger-db", "state": "alerting", "alert_source": "cloudwatch",
             "commonLabels": {"alertname": "ConnectionsHigh", "severity": "critical", "service": "rds"},
             "commonAnnotations": {"summary": "Connections at 94 %", "error": "too many clients", "db_instance_identifier": "ledger-db",
               "rds_failure_mode": "leaking-pool", "expected_answer": "leaking-pool", "diagnosis": "leaking-pool"}}
            """;

    static final String DATADOG_LOGS = """
            {"logs": [
              {"timestamp": "2025-05-02T07:00:00Z", "message": "ERROR cannot reach ledger", "status": "error", "service": "orders", "host": "worker-1",
               "tags": ["kube_deployment:orders", "pod_name:orders-6b8d4c9f7-q8r5t"]},
              {"timestamp": 1746169320000, "message": "retrying", "service": "orders", "tags": "env:prod,team:ledger"}]}
            """;

    static final String DATADOG_SEARCH = """
            {"data": [{"id": "AA", "type": "log", "attributes": {"timestamp": "2025-05-02T07:00:00Z", "status": "warn", "service": "orders",
              "message": "slow answer", "host": "orders-6b8d4c9f7-q8r5t", "tags": ["env:prod"]}}], "meta": {"page": {}}}
            """;

    static final String MONITORS = """
            {"monitors": [
              {"id": 1, "name": "orders error rate", "type": "query alert", "query": "sum(last_5m):errors{service:orders} > 5", "message": "Too many errors.", "overall_state": "Alert"},
              {"id": 2, "name": "orders latency", "query": "avg(last_5m):latency{service:orders} > 2", "overall_state": "No Data"}]}
            """;

    static final String MATRIX = """
            {"status": "success", "data": {"resultType": "matrix", "result": [
              {"metric": {"__name__": "http_requests_total", "pod": "cart-1", "code": "500"}, "values": [[1746169260, "3.5"], [1746169320.5, "NaN"]]},
              {"metric": {}, "values": [[1746169260, "1"]]},
              {"metric": {"__name__": "up"}, "values": [[1746169260, "many"]]}]}}
            """;

    static final String WIDE_TABLE = """
            time,latency (ms),errors
            2025-05-02T07:00:00Z,12.5,0
            2025-05-02T07:01:00Z,,3
            soon,1,1
            2025-05-02T07:03:00Z,1
            2025-05-02T07:04:00Z,7,1
            2025-05-02T07:05:00Z,8,1
            """;

    static final String LONG_TABLE = """
            timestamp;host;metric;value
            1746169260;web-1;cpu;10,5
            1746169320;web-1;cpu;11,25
            1746169320;web-2;cpu;1.000
            """;

    static final String JSON_SERIES = """
            {"series": [
              {"metric": "queue.depth", "tags": ["queue:mails"], "points": [[1746169260, 3], [1746169320, null]]},
              {"name": "cpu", "timestamps": ["2025-05-02T07:00:00Z"], "values": [1.5]}]}
            """;

    static final String JSON_ROWS = """
            [{"time": "2025-05-02T07:00:00Z", "host": "web-1", "cpu": 10, "memory": 5},
             {"time": "2025-05-02T07:01:00Z", "host": "web-1", "cpu": 11}]
            """;

    static final String DIFF = """
            --- conf/ledger.yaml\t2025-05-01 08:00:00.000000000 +0000
            +++ conf/ledger.yaml\t2025-05-02 08:30:00.000000000 +0200
            @@ -1,3 +1,4 @@
             name: ledger
            -pool_size: 20
            +pool_size: 2
            +timeout: 30s
             mode: fast
            @@ -9 +10 @@
            -password: hunter2
            +password: correct-horse
            """;

    static final String COMMIT = """
            commit 0a1b2c3d
            Author: Jo <jo@example.org>
            Date:   Fri May 2 08:30:00 2025 +0200

                Try less often

            diff --git a/src/Call.java b/src/Call.java
            index 1..2 100644
            --- a/src/Call.java
            +++ b/src/Call.java
            @@ -4,1 +4,1 @@ class Call {
            -  retry(3, () -> call());
            +  retry(1, () -> call());
            """;

    static final String CONFIGURATIONS = """
            {"service": "ledger", "at": "2025-05-02T06:30:00Z",
             "before": {"db": {"pool": 20, "password": "hunter2"}, "ttl": 5, "mode": "fast"},
             "after": {"db": {"pool": 2, "password": "correct-horse"}, "mode": "fast"}}
            """;

    static final String CHANGES = """
            {"changes": [
              {"time": "2025-05-02T06:00:00Z", "service": "cart", "version": "2.2", "action": "deploy", "by": "jo"},
              {"time": "2025-05-02T06:20:00Z", "service": "cart", "description": "rollback to 2.1", "action": "apply", "by": "al"},
              {"time": 1746167100, "flag": "new-checkout", "change": "flag", "before": false, "after": true},
              {"time": "later", "service": "cart", "action": "deploy"}]}
            """;

    static final String GITHUB_DEPLOYMENTS = """
            [{"url": "https://api.example.org/deployments/1", "id": 1, "sha": "a84d88e7554fc1fa21bcbc4efae3c782a70d2b9d", "ref": "main",
              "task": "deploy", "environment": "production", "description": "Deploy from main", "creator": {"login": "octo", "id": 1},
              "created_at": "2025-05-02T06:00:00Z", "updated_at": "2025-05-02T06:01:00Z"}]
            """;

    static final String ARGO = """
            {"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "metadata": {"name": "cart"},
             "status": {"history": [{"id": 4, "revision": "0a1b2c3d", "deployedAt": "2025-05-02T06:00:00Z", "initiatedBy": {"username": "jo"}}]}}
            """;

    static final String ROLLOUTS = """
            deployment.apps/cart
            REVISION  CHANGE-CAUSE
            1         <none>
            2         kubectl set image deployment/cart cart=cart:2.2
            """;

    static final String STATEMENT = """
            {"statement": "We doubled the number of workers yesterday", "by": "Jo", "at": "2025-05-02T07:00:00Z"}
            """;

    private Fixtures() {}

    /** The documents with the class of the reader that takes each, by a name for messages. */
    static Map<String, Map.Entry<Class<?>, String>> all() {
        Map<String, Map.Entry<Class<?>, String>> all = new LinkedHashMap<>();
        all.put("pod", Map.entry(KubernetesReader.class, POD));
        all.put("objects", Map.entry(KubernetesReader.class, OBJECTS));
        all.put("events", Map.entry(KubernetesReader.class, EVENTS));
        all.put("flat pods", Map.entry(KubernetesReader.class, FLAT_PODS));
        all.put("flat rest", Map.entry(KubernetesReader.class, FLAT_REST));
        all.put("pod logs", Map.entry(KubernetesReader.class, POD_LOGS));
        all.put("metric data", Map.entry(CloudWatchReader.class, METRIC_DATA));
        all.put("flat metric data", Map.entry(CloudWatchReader.class, METRIC_DATA_FLAT));
        all.put("metric statistics", Map.entry(CloudWatchReader.class, METRIC_STATISTICS));
        all.put("database load", Map.entry(DatabaseLoadReader.class, DATABASE_LOAD));
        all.put("dimension keys", Map.entry(DatabaseLoadReader.class, DIMENSION_KEYS));
        all.put("resource metrics", Map.entry(DatabaseLoadReader.class, RESOURCE_METRICS));
        all.put("RDS events", Map.entry(PlatformEventReader.class, RDS_EVENTS));
        all.put("trail", Map.entry(PlatformEventReader.class, TRAIL));
        all.put("Alertmanager", Map.entry(AlertReader.class, ALERTMANAGER));
        all.put("single alert", Map.entry(AlertReader.class, SINGLE_ALERT));
        all.put("Datadog logs", Map.entry(DatadogReader.class, DATADOG_LOGS));
        all.put("Datadog search", Map.entry(DatadogReader.class, DATADOG_SEARCH));
        all.put("monitors", Map.entry(DatadogReader.class, MONITORS));
        all.put("matrix", Map.entry(PrometheusReader.class, MATRIX));
        all.put("wide table", Map.entry(MetricsCsvReader.class, WIDE_TABLE));
        all.put("long table", Map.entry(MetricsCsvReader.class, LONG_TABLE));
        all.put("JSON series", Map.entry(MetricsJsonReader.class, JSON_SERIES));
        all.put("JSON rows", Map.entry(MetricsJsonReader.class, JSON_ROWS));
        all.put("diff", Map.entry(DiffReader.class, DIFF));
        all.put("commit", Map.entry(DiffReader.class, COMMIT));
        all.put("configurations", Map.entry(ConfigurationReader.class, CONFIGURATIONS));
        all.put("changes", Map.entry(ChangeReader.class, CHANGES));
        all.put("GitHub deployments", Map.entry(ChangeReader.class, GITHUB_DEPLOYMENTS));
        all.put("Argo application", Map.entry(ChangeReader.class, ARGO));
        all.put("rollouts", Map.entry(RolloutHistoryReader.class, ROLLOUTS));
        all.put("statement", Map.entry(StatementReader.class, STATEMENT));
        return all;
    }
}
