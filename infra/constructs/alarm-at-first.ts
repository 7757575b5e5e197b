import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

interface Watched {
  readonly metric: IMetric;
  /** A sentence for whoever is woken by it. */
  readonly description: string;
  /** From this value on; the first occurrence unless said. */
  readonly threshold?: number;
}

/** An alarm that goes off as soon as a metric reaches its threshold in one period; silence is good. */
export function alarmAtFirst(
  scope: Construct,
  id: string,
  { metric, description, threshold = 1 }: Watched,
): Alarm {
  return new Alarm(scope, id, {
    metric,
    threshold,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: description,
  });
}
