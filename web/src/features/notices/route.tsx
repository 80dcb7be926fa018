import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { CheckCheck, Settings } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { List } from '../../design/components/List.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { NoticeRow } from './NoticeRow.tsx';
import { NoticesDocument, type NoticesQuery } from './notice-list.generated.ts';
import { useMarkRead } from './use-mark-read.ts';

type Notices = NonNullable<NoticesQuery['viewer']>['notices'];

function NoNotices() {
  const { t } = useLingui();
  return (
    <EmptyState
      picture="fluent:open-mailbox-with-lowered-flag"
      title={t`No news yet`}
      action={
        <LinkButton to="/" variant="primary">
          <Trans>See what you can redeem</Trans>
        </LinkButton>
      }
    >
      <Trans>When you get points, or a voucher is used, it is told here.</Trans>
    </EmptyState>
  );
}

interface NoticeListProps {
  notices: Notices;
  onMore: () => Promise<unknown>;
}

function NoticeList({ notices, onMore }: NoticeListProps) {
  const { t } = useLingui();
  const markRead = useMarkRead();
  return (
    <Card>
      <List label={t`Notices`}>
        {notices.edges.map(({ node }) => (
          <NoticeRow key={node.id} notice={node} onRead={() => void markRead([node.id], [node.id])} />
        ))}
      </List>
      {notices.pageInfo.hasNextPage && <MoreButton onMore={onMore} />}
    </Card>
  );
}

/** The inbox: what happened, newest first; each leads to where something can be done about it. */
export default function NoticesRoute() {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(NoticesDocument, { variables: {} });
  const markRead = useMarkRead();
  const [isMarking, setIsMarking] = useState(false);
  const viewer = data?.viewer;
  const markAll = async () => {
    setIsMarking(true);
    await markRead(null, viewer?.notices.edges.map(({ node }) => node.id) ?? []);
    setIsMarking(false);
  };
  return (
    <Page
      title={t`Notices`}
      actions={
        <>
          <LinkButton to="/profile/notices" icon={Settings}>
            <Trans context="notices">How I am told</Trans>
          </LinkButton>
          {viewer && viewer.unreadNoticeCount > 0 && (
            <Button icon={CheckCheck} isPending={isMarking} onPress={markAll}>{t`Mark all as read`}</Button>
          )}
        </>
      }
    >
      {!viewer && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {!viewer && error === undefined && <Skeleton shape="row" count={5} />}
      {viewer && viewer.notices.edges.length === 0 && <NoNotices />}
      {viewer && viewer.notices.edges.length > 0 && (
        <NoticeList
          notices={viewer.notices}
          onMore={() => fetchMore({ variables: { after: viewer.notices.pageInfo.endCursor } })}
        />
      )}
    </Page>
  );
}
