import {
  AlertOutlined, AppstoreOutlined, AuditOutlined, BarChartOutlined, CarOutlined, CloudUploadOutlined, CommentOutlined, DatabaseOutlined,
  HistoryOutlined, HomeOutlined, IdcardOutlined, ImportOutlined, MessageOutlined, PlaySquareOutlined, ProfileOutlined, ShopOutlined,
  TeamOutlined, UserOutlined, VideoCameraOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { NavKey } from './areas.ts';

export const navIcons: Record<NavKey, ReactNode> = {
  home: <HomeOutlined />,
  products: <AppstoreOutlined />,
  stock: <DatabaseOutlined />,
  imports: <ImportOutlined />,
  orders: <ProfileOutlined />,
  reviews: <CommentOutlined />,
  freight: <CarOutlined />,
  sales: <BarChartOutlined />,
  staff: <TeamOutlined />,
  shop: <ShopOutlined />,
  videos: <PlaySquareOutlined />,
  publish: <CloudUploadOutlined />,
  creatorProfile: <IdcardOutlined />,
  shops: <ShopOutlined />,
  productReview: <AuditOutlined />,
  videoReview: <VideoCameraOutlined />,
  people: <UserOutlined />,
  failures: <AlertOutlined />,
  audit: <HistoryOutlined />,
  inbox: <MessageOutlined />,
};
